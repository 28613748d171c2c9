package io.shopstream.bench.stage;

/** Receives the progress of a benchmark. */
public interface BenchProgress {
    void payloads(PayloadFile file);

    /**
     * @param round 0 for the round that is not counted
     */
    void measured(int round, Side side, Measurement measurement);
}
