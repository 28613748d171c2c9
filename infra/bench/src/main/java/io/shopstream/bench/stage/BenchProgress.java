package io.shopstream.bench.stage;

/** Told what has been done, as it is done. */
public interface BenchProgress {
    void payloads(PayloadFile file);

    /**
     * @param round 0 for the one that is not counted
     */
    void measured(int round, Side side, Measurement measurement);
}
