package io.shopstream.bench.round;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a benchmark reports while it runs. */
public final class RecordedProgress implements BenchProgress {
    public final List<Side> sides = new ArrayList<>();
    public final List<Measurement> measurements = new ArrayList<>();
    public long filled;

    @Override
    public void filled(long records) {
        filled = records;
    }

    @Override
    public void measured(int round, Side side, Measurement measurement) {
        sides.add(side);
        measurements.add(measurement);
    }
}
