package io.shopstream.bench.shop;

/**
 * A line of {@code /proc/<pid>/stat}, of a process or a thread.
 *
 * @param name at most 15 characters, which may be any
 * @param seconds of CPU used by the thread, or by all threads of the process
 * @param endedChildren seconds of CPU that ended children, and their ended children, used during their lifetime
 */
public record ProcStat(String name, double seconds, double endedChildren) {
    // USER_HZ, the kernel's time unit in /proc: 100 on every architecture that JDK 25 supports.
    private static final double TICKS_PER_SECOND = 100;

    // Indexes from the state, the first field after the name: fields 14 to 17 of proc(5).
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    public static ProcStat parse(String line) {
        // The name may contain spaces and parentheses: it ends at the last parenthesis.
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
