package io.shopstream.bench.idle.sample;

/**
 * Number of records, batches and bytes appended to a log.
 *
 * @param records as a consumer receives them
 * @param batches of records
 * @param markers of transaction ends, each a separate batch
 * @param bytes of all batches, as written
 */
public record Growth(long records, long batches, long markers, long bytes) {
    public static final Growth NONE = new Growth(0, 0, 0, 0);

    public Growth plus(Growth other) {
        return new Growth(
                records + other.records, batches + other.batches, markers + other.markers, bytes + other.bytes);
    }
}
