package io.shopstream.bench.round;

/**
 * Size of a benchmark of the producer or of the sink.
 *
 * @param records of the producer: measured in every round; of the sink: approximate number of orders and events in the
 *     topics, which make about 7 % more rows
 * @param rounds counted rounds of each side; the producer's come after one that is not counted
 */
public record BenchPlan(long records, int rounds) {
    // The perf tool keeps all payloads in memory: 18 MB for this many, whatever the number of records.
    private static final long MAX_PAYLOADS = 100_000;

    public BenchPlan {
        if (records < 1 || rounds < 1) {
            throw new IllegalArgumentException("records and rounds must be at least 1");
        }
    }

    /** Records sent before the clock starts in a round of the producer, so that JIT compilation is not measured. */
    public long warmUp() {
        return (records + 1) / 2;
    }

    /** All records that one round of the producer sends. */
    public long sent() {
        return warmUp() + records;
    }

    /** One of this many measured records is written to the payload file. */
    long payloadEvery() {
        return (records + MAX_PAYLOADS - 1) / MAX_PAYLOADS;
    }
}
