package io.shopstream.producer.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZipfTest {
    @Test
    void shouldDrawEachRankAsOftenAsItsShare() {
        Zipf zipf = new Zipf(50, 1);
        SplittableRandom random = new SplittableRandom(7);
        int[] drawn = new int[50];
        int draws = 200_000;
        for (int draw = 0; draw < draws; draw++) {
            drawn[zipf.draw(random)]++;
        }
        for (int rank = 0; rank < 50; rank++) {
            assertThat((double) drawn[rank] / draws).as("rank %d", rank).isCloseTo(zipf.share(rank), within(0.005));
        }
        assertThat(zipf.share(0) / zipf.share(9)).isCloseTo(10, within(1e-9));
    }

    @Test
    void shouldDrawTheOnlyRank() {
        assertThat(new Zipf(1, 1).draw(new SplittableRandom(1))).isZero();
    }
}
