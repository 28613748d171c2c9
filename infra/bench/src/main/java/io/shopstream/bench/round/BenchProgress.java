package io.shopstream.bench.round;

/** Receives the progress of a benchmark. */
public interface BenchProgress {
    /** The topics are filled with this many orders and events. */
    default void filled(long records) {}

    /** The payload file is written; every round measures this many records. */
    default void payloads(PayloadFile file, long records) {}

    /**
     * @param round 0 for the round that is not counted
     */
    void measured(int round, Side side, Measurement measurement);
}
