package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.query.AlertList;
import io.shopstream.schemas.query.ProductView;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catalogue and units of a product meet in one of four partitions; alerts come by the clock and outlive a restart. */
class StockIT {
    private static final String PREFIX = "stock-";
    private static final Topics TOPICS = Topics.prefixed(PREFIX);
    private static final int PRODUCTS = 20;
    private static final byte[] GARBAGE = {1, 2, 3};

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldAnswerFromBrokerToHttpAcrossARestart() {
        try (OrderFeed feed = OrderFeed.on(PREFIX)) {
            list(feed);
            sell(feed);
            try (RunningService service = RunningService.start(PREFIX, stateDirectory)) {
                service.awaitIdle();
                checkProducts(service);
                reject(feed);
                awaitAlert(service);
            }
            try (RunningService service = RunningService.start(PREFIX, stateDirectory)) {
                service.awaitIdle();
                checkProducts(service);
                awaitAlert(service);
            }
        }
    }

    private static void list(OrderFeed feed) {
        Topic<Product> topic = TOPICS.products();
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", SharedPlatform.get().kafka().bootstrapServers()))) {
            new TopicProvisioner(admin).provision(List.of(topic));
        }
        Serializer<Product> serializer = new AvroSerdes(new HttpSchemaRegistry(
                        URI.create(SharedPlatform.get().registry().url()), Duration.ofSeconds(30)))
                .serializer(topic);
        for (int number = 0; number < PRODUCTS; number++) {
            Product product = Product.newBuilder()
                    .setProductId("p-" + number)
                    .setVersion(7)
                    .setCurrency("USD")
                    .setStockQuantity(1_000L + number)
                    .build();
            feed.send(new ProducerRecord<>(
                    topic.name(),
                    null,
                    ("p-" + number).getBytes(StandardCharsets.UTF_8),
                    serializer.serialize(topic.name(), product),
                    List.of(RecordHeaders.sourceLsn(7))));
        }
    }

    private static void sell(OrderFeed feed) {
        Instant placed = Instant.now().minus(Duration.ofHours(2));
        for (int number = 0; number < PRODUCTS; number++) {
            feed.send(TestOrder.sale(
                    "o-" + number, placed, new TestOrder.Line("p-" + number, null, 7 * (number + 1), 100)));
        }
    }

    // As if they had waited for long, which every partition of the alerts is told.
    private static void reject(OrderFeed feed) {
        long waited = Instant.now().minus(Duration.ofMinutes(10)).toEpochMilli();
        for (int number = 0; number < 12; number++) {
            feed.send(new ProducerRecord<>(TOPICS.orders().name(), null, waited, GARBAGE, GARBAGE));
        }
    }

    private static void checkProducts(RunningService service) {
        for (int number = 0; number < PRODUCTS; number++) {
            ProductView product = service.get("/queries/products/p-" + number, ProductView.class);
            assertThat(product.stockQuantity()).isEqualTo(1_000L + number);
            assertThat(product.unitsLast7Days()).isEqualTo(7L * (number + 1));
            assertThat(product.processedThrough()).isNotNull();
        }
        assertThat(service.get("/queries/products/p-9", ProductView.class).daysOfCover())
                .isEqualTo("100.90");
        assertThat(service.await("/queries/products/none").statusCode()).isEqualTo(404);
        assertThat(service.get("/queries/alerts?limit=0").statusCode()).isEqualTo(400);
    }

    private static void awaitAlert(RunningService service) {
        AlertList alerts = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> service.get("/queries/alerts", AlertList.class), list -> !list.items()
                        .isEmpty());
        assertThat(alerts.items()).hasSize(1);
        AlertList.Item alert = alerts.items().getFirst();
        assertThat(alert.kind()).isEqualTo("DEAD_LETTER_RATE");
        assertThat(alert.subject()).isEqualTo(TOPICS.orders().name());
        assertThat(alert.state()).isEqualTo("RAISED");
    }
}
