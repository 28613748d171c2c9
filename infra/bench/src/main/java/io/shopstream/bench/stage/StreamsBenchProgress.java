package io.shopstream.bench.stage;

/** Receives the progress of a benchmark. */
public interface StreamsBenchProgress {
    /** The topics are filled with this many orders and events. */
    void filled(long records);

    void measured(int round, Side side, Measurement measurement);
}
