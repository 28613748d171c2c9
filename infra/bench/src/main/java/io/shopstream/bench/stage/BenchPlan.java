package io.shopstream.bench.stage;

/**
 * How much is measured.
 *
 * @param records measured in every round
 * @param rounds counted rounds of each side; one more of each comes first and is not counted
 */
public record BenchPlan(long records, int rounds) {
    // The tool keeps them all in memory: 18 MB, whatever the number of records.
    private static final long MAX_PAYLOADS = 100_000;

    public BenchPlan {
        if (records < 1 || rounds < 1) {
            throw new IllegalArgumentException("records and rounds must be at least 1");
        }
    }

    /** Sent before the clock starts, in every round: a young JVM measures its compiler. */
    long warmUp() {
        return (records + 1) / 2;
    }

    /** Everything that one round sends. */
    long sent() {
        return warmUp() + records;
    }

    /** One of so many measured records goes into the payload file. */
    long payloadEvery() {
        return (records + MAX_PAYLOADS - 1) / MAX_PAYLOADS;
    }
}
