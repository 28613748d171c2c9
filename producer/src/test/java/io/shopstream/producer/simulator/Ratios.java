package io.shopstream.producer.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Named figures, each a quotient of two sums. */
final class Ratios {
    private final Map<String, double[]> sums = new HashMap<>();

    void add(String figure, double part, double whole) {
        double[] both = sums.computeIfAbsent(figure, name -> new double[2]);
        both[0] += part;
        both[1] += whole;
    }

    /** Adds one observation. */
    void add(String figure, boolean applies) {
        add(figure, applies ? 1 : 0, 1);
    }

    Map<String, Double> values() {
        Map<String, Double> values = new TreeMap<>();
        sums.forEach((figure, both) -> values.put(figure, both[0] / both[1]));
        return values;
    }
}
