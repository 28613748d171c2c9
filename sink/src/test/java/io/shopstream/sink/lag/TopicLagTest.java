package io.shopstream.sink.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicLagTest {
    private static final TopicPartition ORDERS_0 = new TopicPartition("orders", 0);
    private static final TopicPartition ORDERS_1 = new TopicPartition("orders", 1);
    private static final TopicPartition EVENTS_0 = new TopicPartition("events", 0);

    @Test
    void shouldAddPartitionsOfATopic() {
        assertThat(TopicLag.of(
                        Map.of(
                                "streams", Map.of(ORDERS_0, 5L, ORDERS_1, 10L, EVENTS_0, 7L),
                                "facts", Map.of(ORDERS_0, 0L)),
                        Map.of(ORDERS_0, 10L, ORDERS_1, 12L, EVENTS_0, 7L)))
                .containsExactly(
                        new TopicLag("facts", "orders", 10),
                        new TopicLag("streams", "events", 0),
                        new TopicLag("streams", "orders", 7));
    }

    @Test
    void shouldNotBeNegativeAndLeaveOutWhatHasNoEnd() {
        assertThat(TopicLag.of(Map.of("facts", Map.of(ORDERS_0, 11L, EVENTS_0, 0L)), Map.of(ORDERS_0, 10L)))
                .containsExactly(new TopicLag("facts", "orders", 0));
    }
}
