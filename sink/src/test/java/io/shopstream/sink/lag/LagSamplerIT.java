package io.shopstream.sink.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.KafkaAnswer;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LagSamplerIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TestTopics topics = TestTopics.create();
    private final String orders = topics.topics().orders().name();

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    private void sendOrders(int first, int last) {
        for (int version = first; version <= last; version++) {
            topics.send(topics.topics().orders(), "o1", Samples.order("o1", version));
        }
        topics.flush();
    }

    private void streamsHasProcessed(long records) {
        Map<TopicPartition, OffsetAndMetadata> positions =
                topics.ends(List.of(topics.topics().orders())).entrySet().stream()
                        .filter(end -> end.getValue() > 0)
                        .collect(Collectors.toMap(Map.Entry::getKey, _ -> new OffsetAndMetadata(records)));
        KafkaAnswer.await(
                topics.admin()
                        .alterConsumerGroupOffsets(topics.topics().consumerGroup(ConsumerGroups.STREAMS), positions)
                        .all(),
                TIMEOUT);
    }

    private void sample(TestWarehouse warehouse, long millis) throws SQLException {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        try (LagSampler sampler = new LagSampler(
                KafkaConnection.of(TestTopics.bootstrapServers()),
                warehouse.loader(),
                topics.topics(),
                () -> true,
                clock)) {
            sampler.sample();
        }
    }

    @Test
    void shouldCountWhatIsNotLoadedAndWhatStreamsHasNotProcessed() throws Exception {
        sendOrders(1, 2);
        TestWarehouse warehouse = topics.warehouseFromHere();
        sendOrders(3, 5);
        streamsHasProcessed(1);

        sample(warehouse, 30_000);

        assertThat(warehouse.rows("select consumer_group, topic, lag from ops.consumer_lag where lag > 0 order by 1"))
                .containsExactly(
                        "%s|%s|3".formatted(topics.topics().consumerGroup(ConsumerGroups.SINK_FACTS), orders),
                        "%s|%s|4".formatted(topics.topics().consumerGroup(ConsumerGroups.STREAMS), orders));
        assertThat(warehouse.number("select count(*) from ops.consumer_lag where lag = 0"))
                .isEqualTo(topics.topics().all().size() - 1);
    }

    @Test
    void shouldKeepTheFirstOfTwoSamplesOfTheSameTime() throws Exception {
        sendOrders(1, 2);
        TestWarehouse warehouse = topics.warehouseFromHere();
        sendOrders(3, 5);
        sample(warehouse, 10_000);
        sendOrders(6, 6);
        sample(warehouse, 10_002);

        assertThat(warehouse.rows(
                        "select extract(epoch from sampled_at)::int, lag from ops.consumer_lag where topic = '" + orders
                                + "'"))
                .containsExactly("10|3");
    }

    @Test
    void shouldTakeTheNearestTenSeconds() throws Exception {
        TestWarehouse warehouse = topics.warehouseFromHere();
        sample(warehouse, 20_001);
        sample(warehouse, 29_999);

        assertThat(warehouse.rows(
                        "select distinct extract(epoch from sampled_at)::int from ops.consumer_lag order by 1"))
                .containsExactly("20", "30");
    }
}
