package io.shopstream.producer.simulator.time;

import java.util.random.RandomGenerator;

/** Draws indexes with given weights, each in constant time (Vose's alias method). */
public final class AliasTable {
    private final double[] kept;
    private final int[] otherwise;

    /**
     * @param weights at least one, none negative; if all are 0, every index is equally likely
     */
    public AliasTable(double[] weights) {
        int count = weights.length;
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        kept = new double[count];
        otherwise = new int[count];
        int[] queue = new int[count];
        int small = 0;
        int large = count;
        for (int index = 0; index < count; index++) {
            kept[index] = sum > 0 ? weights[index] * count / sum : 1;
            if (kept[index] < 1) {
                queue[small++] = index;
            } else {
                queue[--large] = index;
            }
        }
        while (small > 0 && large < count) {
            int poor = queue[--small];
            int rich = queue[large];
            otherwise[poor] = rich;
            kept[rich] -= 1 - kept[poor];
            if (kept[rich] < 1) {
                large++;
                queue[small++] = rich;
            }
        }
        // The remaining entries differ from 1 only by rounding errors.
        while (small > 0) {
            kept[queue[--small]] = 1;
        }
    }

    public int draw(RandomGenerator random) {
        double point = random.nextDouble() * kept.length;
        int index = (int) point;
        return point - index < kept[index] ? index : otherwise[index];
    }
}
