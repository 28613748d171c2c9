package io.shopstream.sink.rebuild.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdFilterTest {
    @Test
    void shouldHaveNoFalseNegativesAndFewFalsePositives() {
        IdFilter filter = new IdFilter(50_000);
        long falsePositives = IntStream.range(0, 50_000)
                .filter(id -> !filter.add("orders", "id-" + id, 0))
                .count();

        assertThat(falsePositives).isLessThan(500);
        assertThat(IntStream.range(0, 50_000)).noneMatch(id -> filter.add("orders", "id-" + id, 0));
    }

    @Test
    void shouldDistinguishKinds() {
        IdFilter filter = new IdFilter(1_000);

        assertThat(filter.add("orders", "1", 0)).isTrue();
        assertThat(filter.add("events", "1", 0)).isTrue();
        assertThat(filter.add("orders", "1", 0)).isFalse();
    }

    @Test
    void shouldDistinguishTimes() {
        IdFilter filter = new IdFilter(1_000);

        assertThat(filter.add("events", "1", 5)).isTrue();
        assertThat(filter.add("events", "1", 6)).isTrue();
        assertThat(filter.add("events", "1", 5)).isFalse();
    }
}
