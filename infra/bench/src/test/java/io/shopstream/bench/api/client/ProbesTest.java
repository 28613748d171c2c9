package io.shopstream.bench.api.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbesTest {
    @Test
    void shouldCountEachOrderOfASumThatGrewByTwo() throws Exception {
        Probes probes = new Probes(0, 2, 1);
        probes.placing();
        probes.placing();

        probes.seen(0, 2, System.nanoTime());

        assertThat(probes.awaitSeen()).isZero();
        assertThat(probes.latencies().count()).isEqualTo(2);
    }

    @Test
    void shouldNotCountTheOrdersOfARoundBefore() {
        Probes probes = new Probes(5, 2, 1);
        probes.placing();

        probes.seen(3, 6, System.nanoTime());

        assertThat(probes.latencies().count()).isEqualTo(1);
    }

    @Test
    void shouldNotCountAnOrderThatIsNotPlaced() {
        Probes probes = new Probes(0, 3, 1);
        probes.placing();

        probes.seen(0, 3, System.nanoTime());

        assertThat(probes.latencies().count()).isEqualTo(1);
    }
}
