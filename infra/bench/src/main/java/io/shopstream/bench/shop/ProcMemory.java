package io.shopstream.bench.shop;

import java.util.List;

/**
 * Memory of a process.
 *
 * @param proportional bytes, with shared pages divided among their processes: the sum over processes is their total use
 * @param resident bytes, with shared pages counted fully in each process
 */
public record ProcMemory(long proportional, long resident) {
    /** Parses the lines of {@code smaps_rollup}. */
    public static ProcMemory parse(List<String> lines) {
        return new ProcMemory(bytes(lines, "Pss:"), bytes(lines, "Rss:"));
    }

    private static long bytes(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(
                                line.substring(key.length()).replace("kB", "").strip())
                        * 1024)
                .sum();
    }

    public ProcMemory plus(ProcMemory other) {
        return new ProcMemory(proportional + other.proportional, resident + other.resident);
    }
}
