package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.support.IngestTopic;
import io.shopstream.api.support.RunningApi;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.host.Ports;
import io.shopstream.embedded.kafka.EmbeddedKafka;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A broker of its own is stopped while several senders are at work: a request that comes meanwhile is not answered as
 * accepted, and every record that was is in the topic after the next start.
 */
@Tag("embedded")
class IngestOutageIT {
    private static final Topics TOPICS = Topics.prefixed("ingest-outage-");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int RECORDS = 50;
    private static final int SENDERS = 3;
    private static final int SOME = 5;

    // Ids by position in the topic, of every answer.
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger batches = new AtomicInteger();
    private volatile boolean stopping;

    @Test
    @Timeout(300)
    void shouldAcceptNothingWhileTheBrokerIsAwayAndLoseNothing(@TempDir Path directory) throws Exception {
        String registry = SharedPlatform.get().registry().url();
        try (EmbeddedKafka kafka = new EmbeddedKafka(directory.resolve("kafka"), Ports.free(), fault -> {})) {
            kafka.start();
            try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
                new TopicProvisioner(admin).provision(List.of(TOPICS.orders(), TOPICS.events()));
            }
            try (RunningApi api = RunningApi.start(Map.of(
                            "shopstream.kafka",
                            kafka.bootstrapServers(),
                            "shopstream.registry",
                            registry,
                            "shopstream.topic-prefix",
                            TOPICS.prefix()));
                    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
                    AutoCloseable _ = () -> stopping = true) {
                sendUntilAcknowledged(api, "before");
                List<Future<?>> running = new ArrayList<>();
                for (int sender = 0; sender < SENDERS; sender++) {
                    String name = "sender" + sender + "-";
                    running.add(senders.submit(() -> sendUntilStopped(api, name)));
                }
                awaitMoreBatches();

                kafka.stop();
                HttpResponse<String> away = post(api, "after");
                assertThat(codes(away, 503)).hasSize(RECORDS).containsAnyOf("unknown", "unavailable");
                assertThat(codes(away, 503)).isSubsetOf("unknown", "unavailable");
                assertThat(away.headers().firstValueAsLong("Retry-After").orElse(0))
                        .isPositive();
                assertThat(RunningApi.json(away).get("part").stringValue()).isEqualTo("kafka");

                kafka.start();
                sendUntilAcknowledged(api, "after");
                awaitMoreBatches();
                stopping = true;
                for (Future<?> sender : running) {
                    sender.get();
                }
            }
            try (IngestTopic<ShopEvent> topic =
                    new IngestTopic<>(kafka.bootstrapServers(), registry, TOPICS.events())) {
                Map<String, String> written = topic.read().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, record -> record.getValue().getEventId()));
                assertThat(written).containsAllEntriesOf(acknowledged);
                assertThat(Set.copyOf(written.values())).isEqualTo(Set.copyOf(acknowledged.values()));
            }
        }
    }

    private void sendUntilStopped(RunningApi api, String name) {
        for (int batch = 0; !stopping; batch++) {
            sendUntilAcknowledged(api, name + batch + "-");
        }
    }

    /** As a client does: the same records again, until Kafka has all of them. */
    private void sendUntilAcknowledged(RunningApi api, String prefix) {
        HttpResponse<String> answer = post(api, prefix);
        while (answer.statusCode() == 503
                || RunningApi.json(answer).get("unacknowledged").intValue() > 0) {
            remember(answer);
            answer = post(api, prefix);
        }
        assertThat(codes(answer, 202)).hasSize(RECORDS).isSubsetOf("accepted", "duplicate");
        remember(answer);
        batches.incrementAndGet();
    }

    private void remember(HttpResponse<String> answer) {
        RunningApi.json(answer)
                .get("results")
                .valueStream()
                .filter(result -> Set.of("accepted", "duplicate")
                        .contains(result.get("code").stringValue()))
                .forEach(result -> acknowledged.put(
                        result.get("partition") + "@" + result.get("offset"),
                        result.get("id").stringValue()));
    }

    private void awaitMoreBatches() {
        int enough = batches.get() + SOME;
        await().atMost(TIMEOUT).until(batches::get, count -> count >= enough);
    }

    private static List<String> codes(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode results = RunningApi.json(response).get("results");
        return results.valueStream()
                .map(result -> result.get("code").stringValue())
                .toList();
    }

    private static HttpResponse<String> post(RunningApi api, String prefix) {
        String body = IntStream.range(0, RECORDS)
                .mapToObj(index -> "{\"event_id\": \"" + prefix + index + "\", \"session_id\": \"s\", \"user_id\": \"u"
                        + index + "\", \"type\": \"CHECKOUT\", \"occurred_at\": \"2026-03-01T10:00:00Z\","
                        + " \"device\": \"mobile\"}")
                .collect(Collectors.joining("\n"));
        return api.send(HttpRequest.newBuilder(api.uri("/api/ingest/events"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
