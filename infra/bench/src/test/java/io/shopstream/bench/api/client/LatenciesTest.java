package io.shopstream.bench.api.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void shouldTellTheSmallestThatTheShareDoesNotExceed() {
        List<Integer> millis =
                new ArrayList<>(IntStream.rangeClosed(1, 5_000).boxed().toList());
        Collections.shuffle(millis, new Random(1));
        millis.forEach(each -> latencies.add(each * 1_000_000L));

        assertThat(latencies.count()).isEqualTo(5_000);
        assertThat(latencies.millis(0.5)).isEqualTo(2_500);
        assertThat(latencies.millis(0.99)).isEqualTo(4_950);
        assertThat(latencies.millis(1)).isEqualTo(5_000);
    }

    @Test
    void shouldTellTheLargestOfAFew() {
        latencies.add(7_000_000);
        latencies.add(3_000_000);

        assertThat(latencies.millis(0.99)).isEqualTo(7);
        assertThat(latencies.millis(0.5)).isEqualTo(3);
    }

    @Test
    void shouldContainThoseOfAnother() {
        Latencies other = new Latencies();
        IntStream.rangeClosed(1, 3_000).forEach(each -> other.add(each * 1_000_000L));
        latencies.add(9_000_000_000L);

        latencies.addAll(other);

        assertThat(latencies.count()).isEqualTo(3_001);
        assertThat(latencies.millis(1)).isEqualTo(9_000);
    }

    @Test
    void shouldNotInventALatency() {
        assertThatThrownBy(() -> latencies.millis(0.99)).hasMessage("nothing was measured");
    }
}
