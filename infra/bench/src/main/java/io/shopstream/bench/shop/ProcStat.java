package io.shopstream.bench.shop;

/**
 * A line of {@code /proc/<pid>/stat}, of a process or a thread.
 *
 * @param name at most 15 characters, any of them
 * @param seconds of CPU it has taken itself, all threads together if it is a process
 * @param endedChildren seconds of CPU that its ended children, and their ended children, took in all their life
 */
public record ProcStat(String name, double seconds, double endedChildren) {
    // USER_HZ, what the kernel counts in for programs: 100 on every architecture that a JDK 25 runs on.
    private static final double TICKS_PER_SECOND = 100;

    // Counted from the state, the first field behind the name: 14, 15, 16 and 17 of proc(5).
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    public static ProcStat parse(String line) {
        // The name may hold spaces and parentheses: it ends at the last one.
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open) {
            throw new IllegalArgumentException("not a line of /proc/<pid>/stat: " + line);
        }
        String[] fields = line.substring(close + 1).strip().split(" ", -1);
        return new ProcStat(
                line.substring(open + 1, close),
                (ticks(fields, USER) + ticks(fields, SYSTEM)) / TICKS_PER_SECOND,
                (ticks(fields, CHILDREN_USER) + ticks(fields, CHILDREN_SYSTEM)) / TICKS_PER_SECOND);
    }

    private static long ticks(String[] fields, int index) {
        return Long.parseLong(fields[index]);
    }
}
