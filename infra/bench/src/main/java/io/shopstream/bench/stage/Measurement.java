package io.shopstream.bench.stage;

/**
 * Result of one round of one side.
 *
 * @param bytes of values only, without keys and framing
 */
public record Measurement(long records, double seconds, double bytes) {
    private static final double MEGABYTE = 1024.0 * 1024.0;

    public double recordsPerSecond() {
        return records / seconds;
    }

    /** In units of 2^20 bytes, as the perf tool counts them. */
    public double megabytesPerSecond() {
        return bytes / seconds / MEGABYTE;
    }
}
