package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.query.FunnelPane;
import io.shopstream.schemas.query.FunnelSeries;
import io.shopstream.schemas.query.FunnelTotal;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events from broker to HTTP, across a restart that loses the local state. */
class FunnelOverHttpIT {
    private static final String PREFIX = "funnel-";
    private static final String QUESTION = "/queries/funnel?from=2026-03-01T10:15:00Z&to=2026-03-01T11:15:00Z";
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldGoOnWithAVisitAfterLosingItsState() {
        try (RunningService service = RunningService.start(PREFIX, stateDirectory.resolve("a"))) {
            service.awaitIdle();
            send("e-1", EventType.PRODUCT_VIEW, TEN.plusSeconds(3_500));
            send("e-2", EventType.ADD_TO_CART, TEN.plusSeconds(3_700));
            service.awaitIdle();

            FunnelSeries series = service.get(QUESTION, FunnelSeries.class);
            assertThat(series.from()).isEqualTo(TEN);
            assertThat(series.to()).isEqualTo(TEN.plus(Duration.ofHours(2)));
            assertThat(series.panes()).containsExactly(new FunnelPane(TEN, 1, 1, 1, 0, 0, 1));
            assertThat(series.abandonment()).isEqualTo("1.0000");
            assertThat(service.await("/queries/funnel?from=2026-03-01T10:15:00Z")
                            .statusCode())
                    .isEqualTo(400);
        }
        send("e-3", EventType.PURCHASE, TEN.plusSeconds(3_800));
        try (RunningService service = RunningService.start(PREFIX, stateDirectory.resolve("b"))) {
            service.awaitIdle();

            FunnelSeries series = service.get(QUESTION, FunnelSeries.class);
            assertThat(series.total()).isEqualTo(new FunnelTotal(1, 1, 1, 0, 1, 0));
            assertThat(series.conversion()).isEqualTo("1.0000");
        }
    }

    private static void send(String id, EventType type, Instant occurredAt) {
        Topic<ShopEvent> events = Topics.prefixed(PREFIX).events();
        HttpSchemaRegistry registry = new HttpSchemaRegistry(
                URI.create(SharedPlatform.get().registry().url().toString()), Duration.ofSeconds(30));
        try (KafkaProducer<String, ShopEvent> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        SharedPlatform.get().kafka().bootstrapServers()),
                new StringSerializer(),
                new AvroSerdes(registry).serializer(events))) {
            producer.send(new ProducerRecord<>(events.name(), "u", new TestEvent(id, "u", type, occurredAt).toAvro()));
        }
    }
}
