package io.shopstream.bench.stage;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a benchmark reports while it runs. */
final class RecordedProgress implements BenchProgress {
    final List<Side> sides = new ArrayList<>();
    final List<Measurement> measurements = new ArrayList<>();
    long filled;

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
