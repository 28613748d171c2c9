package io.shopstream.streams.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProcessedThroughTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final TopicPartition INPUT = new TopicPartition("orders", 0);
    private static final TopicPartition INTERNAL = new TopicPartition("repartition", 0);

    private final ProcessedThrough processed = new ProcessedThrough();

    @Test
    void shouldBeUnknownAtFirst() {
        sample(0, 0, 0, 10, 0);
        sample(1, 5, 0, 20, 0);

        assertThat(processed.time()).isNull();
    }

    @Test
    void shouldAdvanceAtOnceWithoutLag() {
        sample(0, 10, 30, 10, 30);

        assertThat(processed.time()).isEqualTo(START);
    }

    @Test
    void shouldWaitForResultsInInternalTopics() {
        sample(0, 0, 0, 10, 0);
        sample(1, 10, 0, 20, 30);
        sample(2, 15, 29, 30, 40);
        sample(3, 15, 30, 30, 50);
        assertThat(processed.time()).isNull();
        sample(4, 15, 50, 40, 60);

        assertThat(processed.time()).isEqualTo(START);
    }

    @Test
    void shouldFollowSteadyTraffic() {
        for (int second = 0; second < 10; second++) {
            sample(second, second * 10L, second * 10L, second * 10L + 5, second * 10L + 5);
        }

        assertThat(processed.time()).isEqualTo(START.plusSeconds(6));
    }

    @Test
    void shouldNotAdvanceWithTheGroupAlone() {
        InputOffsets group = new InputOffsets(Map.of(INPUT, 10L), Map.of(INPUT, 10L), Map.of());

        processed.observe(START, group.cappedAt(Map.of(INPUT, 9L)));

        assertThat(processed.time()).isNull();
        assertThat(group.cappedAt(Map.of(INPUT, 9L)).lag()).isOne();
        assertThat(group.cappedAt(Map.of(INTERNAL, 9L))).isEqualTo(group);
    }

    private void sample(int second, long position, long internalPosition, long end, long internalEnd) {
        processed.observe(
                START.plusSeconds(second),
                new InputOffsets(
                        Map.of(INPUT, position, INTERNAL, internalPosition),
                        Map.of(INPUT, end),
                        Map.of(INTERNAL, internalEnd)));
    }
}
