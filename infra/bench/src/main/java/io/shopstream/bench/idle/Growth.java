package io.shopstream.bench.idle;

/**
 * What was appended to a log.
 *
 * @param records what a consumer gets
 * @param batches of records
 * @param markers of ends of transactions, each a batch of its own
 * @param bytes all of it, as written
 */
record Growth(long records, long batches, long markers, long bytes) {
    static final Growth NONE = new Growth(0, 0, 0, 0);

    Growth plus(Growth other) {
        return new Growth(
                records + other.records, batches + other.batches, markers + other.markers, bytes + other.bytes);
    }
}
