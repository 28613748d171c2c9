package io.shopstream.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.pipeline.PipelineStatus.Lag;
import io.shopstream.api.warehouse.SinkProgress.Position;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class LagArithmeticTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String FACTS = "shop-sink-facts";
    private static final String MARTS = "shop-sink-marts";
    private static final String ORDERS = "shop.orders.v1";
    private static final String MINUTES = "shop.revenue-per-minute.v1";

    private final Topics topics = Topics.standard();
    private final LagArithmetic arithmetic = new LagArithmetic(topics);

    @Test
    void shouldSubtractTheLedgerFromTheEnds() {
        assertThat(arithmetic.lag(
                        log(Map.of(partition(ORDERS, 0), 100L, partition(ORDERS, 1), 50L, partition(MINUTES, 0), 7L)),
                        List.of(position(FACTS, ORDERS, 0, 90), position(MARTS, MINUTES, 0, 7))))
                .containsExactly(new Lag(FACTS, ORDERS, 60L, null), new Lag(MARTS, MINUTES, 0L, null));
    }

    @Test
    void shouldHaveNoNegativeLagWhenTheEndIsOlderThanTheLedger() {
        assertThat(arithmetic.lag(log(Map.of(partition(ORDERS, 0), 10L)), List.of(position(FACTS, ORDERS, 0, 12))))
                .containsExactly(new Lag(FACTS, ORDERS, 0L, null));
    }

    /** The ledger of the earlier topic is ahead of the new one: its lag would look like nothing. */
    @Test
    void shouldCountAllOfATopicThatWasCreatedAgain() {
        assertThat(arithmetic.lag(
                        new CommittedEnds.Log(
                                Map.of(ORDERS, "another"), Map.of(partition(ORDERS, 0), 3L, partition(ORDERS, 1), 4L)),
                        List.of(position(FACTS, ORDERS, 0, 90), position(FACTS, ORDERS, 1, 90))))
                .containsExactly(new Lag(FACTS, ORDERS, 7L, "topic-recreated"));
    }

    @Test
    void shouldKeepATopicThatWasDeleted() {
        assertThat(arithmetic.lag(
                        log(Map.of(partition(MINUTES, 0), 7L)),
                        List.of(position(FACTS, ORDERS, 0, 90), position(MARTS, MINUTES, 0, 7))))
                .containsExactly(new Lag(FACTS, ORDERS, null, "topic-missing"), new Lag(MARTS, MINUTES, 0L, null));
    }

    @Test
    void shouldOmitATopicThatDoesNotExistYet() {
        assertThat(arithmetic.lag(log(Map.of()), List.of())).isEmpty();
    }

    /** The groups are those of the sink's loaders; what only the producer reads is never loaded. */
    @Test
    void shouldListEveryTopicThatTheSinkLoadsUnderItsLoader() {
        Map<TopicPartition, Long> ends = topics.all().stream()
                .map(Topic::name)
                .collect(Collectors.toMap(name -> partition(name, 0), name -> 9L));

        List<Lag> lags = arithmetic.lag(log(ends), List.of());

        assertThat(lags.stream()
                        .filter(lag -> lag.consumerGroup().equals(MARTS))
                        .map(Lag::topic))
                .containsExactlyInAnyOrderElementsOf(
                        topics.derived().stream().map(Topic::name).toList());
        assertThat(lags).hasSize(topics.all().size() - 2);
        assertThat(lags)
                .extracting(Lag::topic)
                .doesNotContain(topics.history().name(), topics.imports().name());
    }

    @Test
    void shouldTellWhatKafkaRefusesFromAnOutage() {
        assertThat(CommittedEnds.trouble(new TimeoutException("slow"))).isEqualTo("Kafka does not answer");
        assertThat(CommittedEnds.trouble(new KafkaException("Failed to create new KafkaAdminClient")))
                .isEqualTo("Kafka does not answer");
        assertThat(CommittedEnds.trouble(new TopicAuthorizationException("Not authorized")))
                .isEqualTo("Kafka refuses to answer: TopicAuthorizationException: Not authorized");
    }

    private static CommittedEnds.Log log(Map<TopicPartition, Long> ends) {
        Map<String, String> ids = ends.keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .collect(Collectors.toMap(topic -> topic, LagArithmeticTest::id));
        return new CommittedEnds.Log(ids, ends);
    }

    private static TopicPartition partition(String topic, int partition) {
        return new TopicPartition(topic, partition);
    }

    private static Position position(String group, String topic, int partition, long next) {
        return new Position(group, topic, partition, id(topic), next, NOW);
    }

    private static String id(String topic) {
        return "id of " + topic;
    }
}
