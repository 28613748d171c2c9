package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.LogEnds;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.runtime.StreamsReset;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecountIT {
    private static final String PREFIX = "recount-";
    private static final Topics TOPICS = Topics.prefixed(PREFIX);
    private static final Instant PLACED = Instant.parse("2026-03-01T10:15:30Z");

    @TempDir
    private Path state;

    /** The recount meets an order and its cancellation within one commit: there is nothing to add to any pane. */
    @Test
    void shouldReplaceWhatWasWrittenBeforeAlsoWhereNothingIsLeft() {
        TestOrder order = TestOrder.sale("o", PLACED, new TestOrder.Line("p", "c", 2, 150))
                .by("u");
        try (OrderFeed feed = OrderFeed.on(PREFIX);
                Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            feed.send(order);
            run();
            assertThat(ordersWritten())
                    .allSatisfy((topic, orders) -> assertThat(orders).as(topic).isEqualTo(1));
            feed.send(order.next(OrderStatus.CANCELLED));
            new StreamsReset(admin, PREFIX + "shop-streams").run(state);
            run();
            assertThat(ordersWritten())
                    .allSatisfy((topic, orders) -> assertThat(orders).as(topic).isZero());
        }
    }

    private void run() {
        try (RunningService service = RunningService.start(Map.of(
                "shopstream.kafka",
                brokers(),
                "shopstream.registry",
                SharedPlatform.get().registry().url(),
                "shopstream.topic-prefix",
                PREFIX,
                "shopstream.state-dir",
                state,
                "server.port",
                0))) {
            service.awaitIdle();
        }
    }

    /** The sum over the latest records per key, by topic. */
    private static Map<String, Long> ordersWritten() {
        Map<String, Long> orders = new HashMap<>();
        Set.of(
                        sum(TOPICS.revenuePerMinute(), value -> value.getOrders()),
                        sum(TOPICS.productSalesPerHour(), value -> value.getOrders()),
                        sum(TOPICS.revenueByCategoryPerHour(), value -> value.getOrders()),
                        sum(TOPICS.revenueByCountryPerHour(), value -> value.getOrders()),
                        sum(TOPICS.customerTotals(), value -> value.getOrders()))
                .forEach(sum -> orders.put(sum.topic, sum.orders));
        return orders;
    }

    private static <V> Sum sum(Topic<V> topic, ToLongFunction<V> orders) {
        HttpSchemaRegistry registry = new HttpSchemaRegistry(
                URI.create(SharedPlatform.get().registry().url()), Duration.ofSeconds(30));
        Map<String, V> latest = new HashMap<>();
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers(),
                        "isolation.level",
                        "read_committed",
                        "fetch.max.wait.ms",
                        LogEnds.FETCH_WAIT_MS),
                new StringDeserializer(),
                new AvroSerdes(registry).deserializer(topic))) {
            List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = LogEnds.of(brokers(), partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> latest.put(record.key(), record.value()));
            }
        }
        assertThat(latest).as(topic.name()).isNotEmpty();
        return new Sum(topic.name(), latest.values().stream().collect(Collectors.summingLong(orders::applyAsLong)));
    }

    private record Sum(String topic, long orders) {}

    private static String brokers() {
        return SharedPlatform.get().kafka().bootstrapServers();
    }
}
