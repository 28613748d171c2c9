package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.tracing.Tracer;
import io.shopstream.api.support.BusyShop;
import io.shopstream.api.support.FakeCollector;
import io.shopstream.api.support.FakeShop;
import io.shopstream.api.support.FakeStreams;
import io.shopstream.api.support.GuardedApi;
import io.shopstream.api.support.RunningApi;
import io.shopstream.embedded.Platform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.http.RawHttp;
import io.shopstream.schemas.topic.Topics;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Traces and the access log, on and off, over real topics and fake streams. */
class ObservedRequestsIT {
    private static final Topics TOPICS = Topics.prefixed("observed-");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENDER = "00f067aa0ba902b7";
    private static final String[] TRACED = {"traceparent", "00-" + TRACE + "-" + SENDER + "-01"};
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final FakeCollector COLLECTOR = new FakeCollector();
    private static final FakeStreams STREAMS = new FakeStreams(new FakeShop());
    private static final Lines LINES = new Lines();
    private static RunningApi observed;
    private static RunningApi plain;

    @BeforeAll
    static void start() {
        BusyShop.provision(SharedPlatform.get(), TOPICS);
        Logger log = (Logger) LoggerFactory.getLogger("io.shopstream.access");
        LINES.setContext(log.getLoggerContext());
        LINES.start();
        observed = RunningApi.start(settings(Map.of(
                "shopstream.traces",
                COLLECTOR.endpoint(),
                "shopstream.access-log",
                true,
                "shopstream.guard.operator-key",
                GuardedApi.OPERATOR_KEY,
                "management.opentelemetry.tracing.export.schedule-delay",
                "50ms")));
        plain = RunningApi.start(settings(Map.of()));
        // After the services, which configure logging.
        log.setLevel(Level.INFO);
        log.addAppender(LINES);
    }

    @AfterAll
    static void stop() {
        ((Logger) LoggerFactory.getLogger("io.shopstream.access")).detachAppender(LINES);
        plain.close();
        observed.close();
        STREAMS.close();
        COLLECTOR.close();
    }

    private static Map<String, Object> settings(Map<String, Object> more) {
        Platform platform = SharedPlatform.get();
        Map<String, Object> all = new HashMap<>(more);
        all.put("shopstream.kafka", platform.kafka().bootstrapServers());
        all.put("shopstream.registry", platform.registry().url());
        all.put("shopstream.topic-prefix", TOPICS.prefix());
        all.put("shopstream.streams", STREAMS.uri().toString());
        return all;
    }

    @Test
    void shouldContinueATraceInRequestsAndRecords() {
        assertThat(observed.get("/api/live/customers/u1", TRACED).statusCode()).isEqualTo(200);
        assertThat(postOrder(observed, "traced").statusCode()).isEqualTo(202);

        assertThat(STREAMS.traces())
                .filteredOn(trace -> trace.contains(TRACE))
                .isNotEmpty()
                .allSatisfy(trace -> assertThat(trace)
                        .matches("/queries/customers 00-" + TRACE + "-[0-9a-f]{16}-01")
                        .doesNotContain(SENDER));
        assertThat(context(order("traced"))).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
        await("the spans are exported").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(COLLECTOR.has(TRACE, "http get /api/live/customers/{id}"))
                    .isTrue();
            assertThat(COLLECTOR.has(TRACE, "http get /queries/customers")).isTrue();
            assertThat(COLLECTOR.has(TRACE, TOPICS.orders().name())).isTrue();
        });
        assertThat(COLLECTOR.text())
                .contains("shop-api")
                .doesNotContain("customers/u1")
                .doesNotContain("traced-by");
    }

    @Test
    void shouldLogWhatWasAskedAndByWhichKey() {
        observed.get("/api/live/customers/u1?currency=EUR", "X-API-Key", GuardedApi.OPERATOR_KEY);
        observed.get("/api/live/customers?id=u1", TRACED);
        RawHttp.send(observed.port(), "GET /api/%zz HTTP/1.1|Host: localhost");
        observed.get("/api/nothing-like-u1");

        await("four lines").atMost(PATIENCE).untilAsserted(() -> {
            LINES.expect(
                    "method=GET route=/api/live/customers/\\{id} status=200 .* key=environment trace=[0-9a-f]{32}");
            LINES.expect("method=GET route=/api/live/customers status=200 .* bytes=[1-9].* key=- trace=" + TRACE);
            LINES.expect("method=GET route=- status=400 .* key=- trace=-");
            LINES.expect("method=GET route=\\S+ status=404 .*");
        });
        assertThat(String.join("\n", LINES.all)).doesNotContain("u1").doesNotContain(GuardedApi.OPERATOR_KEY);
    }

    @Test
    void shouldNeitherTraceNorLogWhereNobodyWantsIt() {
        int before = LINES.all.size();
        List<String> traces = STREAMS.traces();

        assertThat(plain.get("/api/live/orders/" + FakeShop.KNOWN_ORDER, TRACED).statusCode())
                .isEqualTo(200);
        assertThat(postOrder(plain, "untraced").statusCode()).isEqualTo(202);

        assertThat(STREAMS.traces()).hasSameSizeAs(traces);
        assertThat(order("untraced").headers().lastHeader("traceparent")).isNull();
        assertThat(plain.context().getBeanNamesForType(Tracer.class)).isEmpty();
        assertThat(LINES.all.subList(before, LINES.all.size())).noneMatch(line -> line.contains("/api/live/orders"));
    }

    private static java.net.http.HttpResponse<String> postOrder(RunningApi api, String id) {
        String order = """
                {"order_id": "%s", "user_id": "traced-by-u2", "version": 1, "kind": "SALE", "status": "PLACED",
                 "placed_at": "2026-03-01T10:00:00Z", "updated_at": "2026-03-01T10:00:00Z", "currency": "USD",
                 "lines": [{"line_no": 1, "product_id": "p-1", "quantity": 1, "unit_price": "12.50"}],
                 "total": "12.50", "shipping_country": "Norway", "channel": "web"}
                """.formatted(id);
        return api.send(HttpRequest.newBuilder(api.uri("/api/ingest/orders"))
                .header("Content-Type", "application/json")
                .header(TRACED[0], TRACED[1])
                .POST(HttpRequest.BodyPublishers.ofString("[" + order + "]"))
                .build());
    }

    private static String context(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<String, byte[]> order(String id) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", SharedPlatform.get().kafka().bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>(TOPICS.orders().topicPartitions());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            await("the order is in the topic").atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
                return found.stream().anyMatch(record -> id.equals(record.key()));
            });
            return found.stream()
                    .filter(record -> id.equals(record.key()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            all.add(event.getFormattedMessage());
        }

        void expect(String pattern) {
            assertThat(all).anyMatch(line -> line.matches(pattern));
        }
    }
}
