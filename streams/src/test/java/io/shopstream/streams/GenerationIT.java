package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.streams.fixture.OrderFeed;
import io.shopstream.streams.fixture.RunningService;
import io.shopstream.streams.fixture.TestOrder;
import io.shopstream.streams.fixture.TopicLog;
import io.shopstream.streams.runtime.application.StreamsReset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationIT {
    private static final String PREFIX = "generation-";
    private static final Instant PLACED = Instant.parse("2026-03-01T10:15:30Z");
    private static final String QUESTION = "/queries/revenue?window=1h&as_of=2026-03-01T10:59:00Z";
    private static final int SALES = 120;

    @TempDir
    private Path oldState;

    @TempDir
    private Path newState;

    @Test
    void shouldCatchUpWithOutputsOffTakeOverAndResetTheOldGeneration() throws Exception {
        List<TestOrder> sales =
                IntStream.range(0, SALES).mapToObj(GenerationIT::sale).toList();
        try (OrderFeed feed = OrderFeed.on(PREFIX);
                Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            feed.send(sales.toArray(TestOrder[]::new));
            try (RunningService old = start(PREFIX, "", "on", oldState)) {
                old.awaitIdle();
                long written = written().size();
                List<String> internals = internals(admin);
                assertThatThrownBy(() -> new StreamsReset(admin, PREFIX + "shop-streams").run(oldState))
                        .hasMessageContaining("stop every instance first");
                assertThat(internals(admin)).isEqualTo(internals).isNotEmpty();
                try (RunningService next = start(PREFIX, "2", "off", newState)) {
                    next.awaitIdle();
                    assertThat(next.await(QUESTION).body()).contains("\"orders\":" + SALES);
                }
                assertThat(written()).hasSize((int) written);
            }
            // While no instance runs.
            feed.send(sales.subList(0, SALES / 2).stream()
                    .map(sale -> sale.next(OrderStatus.CANCELLED))
                    .toArray(TestOrder[]::new));
            long before = written().size();
            try (RunningService next = start(PREFIX, "2", "republish", newState)) {
                next.awaitIdle();
                Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                    assertThat(standingOrders()).isEqualTo(SALES / 2);
                    // Republishing writes every minute again, not only those that the cancellations changed.
                    assertThat(written().size() - before).isGreaterThanOrEqualTo(minutes());
                });
            }
            StreamsReset.Removed removed = new StreamsReset(admin, PREFIX + "shop-streams").run(oldState);
            assertThat(removed.group()).isTrue();
            assertThat(removed.state()).isTrue();
            assertThat(removed.topics())
                    .contains(PREFIX + "shop-streams-by-product-repartition")
                    .allMatch(topic -> topic.startsWith(PREFIX + "shop-streams-"));
            try (RunningService next = start(PREFIX, "2", "on", newState)) {
                next.awaitIdle();
                assertThat(next.await(QUESTION).body()).contains("\"orders\":" + SALES / 2);
            }
        }
    }

    @Test
    void shouldRefuseStateOfAnotherTopology() throws Exception {
        String prefix = "foreign-";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            admin.createTopics(List.of(new NewTopic(prefix + "shop-streams-old-sums-changelog", 1, (short) 1)))
                    .all()
                    .get();
        }
        try (RunningService service = start(prefix, "", "on", oldState)) {
            StreamsStatus status = Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> service.get("/queries/status", StreamsStatus.class), known -> known.state()
                            .equals("REFUSED"));
            assertThat(status.ready()).isFalse();
            assertThat(status.reason()).contains("old-sums-changelog", "streams reset");
            assertThat(service.get("/actuator/health").body())
                    .contains("old-sums-changelog", "streams reset", "SHOPSTREAM_STREAMS_GENERATION");
        }
    }

    private static RunningService start(String prefix, String generation, String outputs, Path state) {
        return RunningService.start(
                prefix, state, Map.of("shopstream.generation", generation, "shopstream.outputs", outputs));
    }

    private static List<String> internals(Admin admin) throws Exception {
        return admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(PREFIX + "shop-streams-"))
                .sorted()
                .toList();
    }

    private static long standingOrders() {
        Map<String, Long> last = new HashMap<>();
        written().forEach(record -> last.put(record.key(), record.value().getOrders()));
        return last.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long minutes() {
        return Set.copyOf(written().stream().map(ConsumerRecord::key).toList()).size();
    }

    private static List<ConsumerRecord<String, RevenuePerMinute>> written() {
        return TopicLog.read(RunningService.topics(PREFIX).revenuePerMinute());
    }

    private static String brokers() {
        return SharedPlatform.get().kafka().bootstrapServers();
    }

    private static TestOrder sale(int number) {
        return TestOrder.sale(
                "order-" + number,
                PLACED.plusSeconds(number * 7L),
                new TestOrder.Line("product-" + number % 17, "category-" + number % 3, 1, 100 + number));
    }
}
