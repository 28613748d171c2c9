package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.fixture.OrderFeed;
import io.shopstream.streams.fixture.RunningService;
import io.shopstream.streams.fixture.TestOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MorePartitionsIT {
    // Kafka Streams itself needs minutes.
    private static final Duration SECONDS = Duration.ofSeconds(30);

    @TempDir
    private Path state;

    @Test
    void shouldStopAndThenRefuseToStartWhenAnInputTopicGainsPartitions() throws Exception {
        String prefix = "more-partitions-";
        Topics topics = RunningService.topics(prefix);
        String reason = topics.orders().name() + " has 4 partitions instead of 2";
        try (OrderFeed feed = OrderFeed.on(prefix)) {
            feed.send(sale());
            try (RunningService service = RunningService.start(prefix, state)) {
                service.awaitIdle();
                alter(4, topics.orders().name());
                StreamsStatus status = awaitRefused(service);
                assertThat(status.reason()).contains(reason, "./shopstream repartition");
                assertThat(status.ready()).isFalse();
                assertThat(service.get("/actuator/health").body()).contains(reason);
            }
            try (RunningService service = RunningService.start(prefix, state)) {
                assertThat(awaitRefused(service).reason()).contains(reason, "./shopstream repartition");
            }
        }
    }

    @Test
    void shouldRefuseToStartOnStateOfFewerPartitions() throws Exception {
        String prefix = "all-more-partitions-";
        Topics topics = RunningService.topics(prefix);
        try (OrderFeed feed = OrderFeed.on(prefix)) {
            feed.send(sale());
            try (RunningService service = RunningService.start(prefix, state)) {
                service.awaitIdle();
            }
            List<String> used;
            try (Admin admin = admin()) {
                used = admin.listTopics().names().get().stream()
                        .filter(topics.all().stream().map(topic -> topic.name()).collect(Collectors.toSet())::contains)
                        .toList();
            }
            alter(4, used.toArray(String[]::new));
            try (RunningService service = RunningService.start(prefix, state, Map.of("shopstream.partitions", 4))) {
                assertThat(awaitRefused(service).reason())
                        .contains(
                                prefix + "shop-streams-by-category-repartition has 2 partitions instead of 4",
                                "./shopstream repartition")
                        .doesNotContain("SHOPSTREAM_PARTITIONS");
            }
        }
    }

    private static StreamsStatus awaitRefused(RunningService service) {
        return Awaitility.await()
                .atMost(SECONDS)
                .until(() -> service.get("/queries/status", StreamsStatus.class), known -> known.state()
                        .equals("REFUSED"));
    }

    private static void alter(int partitions, String... topics) throws Exception {
        try (Admin admin = admin()) {
            admin.createPartitions(Stream.of(topics)
                            .collect(Collectors.toMap(topic -> topic, _ -> NewPartitions.increaseTo(partitions))))
                    .all()
                    .get();
        }
    }

    private static Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", SharedPlatform.get().kafka().bootstrapServers()));
    }

    private static TestOrder sale() {
        return TestOrder.sale(
                "order-1",
                Instant.parse("2026-03-01T10:15:30Z"),
                new TestOrder.Line("product-1", "category-1", 1, 100));
    }
}
