package io.shopstream.producer.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AliasTableTest {
    private static final int DRAWS = 200_000;

    @Test
    void shouldDrawEachIndexInProportionToItsWeight() {
        double[] weights = {5, 0, 1, 3, 0.5, 0.5};
        int[] drawn = draw(weights);
        for (int index = 0; index < weights.length; index++) {
            assertThat((double) drawn[index] / DRAWS)
                    .as("index %d", index)
                    .isCloseTo(weights[index] / 10, within(0.005));
        }
        assertThat(drawn[1]).isZero();
    }

    @Test
    void shouldDrawUniformlyWhenAllWeightsAreZero() {
        assertThat((double) draw(new double[4])[3] / DRAWS).isCloseTo(0.25, within(0.005));
    }

    private static int[] draw(double[] weights) {
        AliasTable aliasTable = new AliasTable(weights);
        SplittableRandom random = new SplittableRandom(7);
        int[] drawn = new int[weights.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            drawn[aliasTable.draw(random)]++;
        }
        return drawn;
    }
}
