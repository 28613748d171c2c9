package io.shopstream.bench.shop;

import java.util.List;

/**
 * @param proportional bytes, a page that several processes share counted in parts: the sum over all is what they take
 * @param resident bytes, a shared page counted whole in each
 */
public record ProcMemory(long proportional, long resident) {
    /** Of the lines of {@code smaps_rollup}. */
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
