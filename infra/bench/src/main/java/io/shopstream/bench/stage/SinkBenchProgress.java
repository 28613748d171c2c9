package io.shopstream.bench.stage;

/** Told what has been done, as it is done. */
public interface SinkBenchProgress {
    /** The topics hold so many orders and events. */
    void filled(long records);

    void measured(int round, Side side, Measurement measurement);
}
