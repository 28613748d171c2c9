package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.query.AlertList;
import io.shopstream.schemas.query.ProductView;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/** Stock of products in several partitions, and an alert that is evaluated by the clock and survives a restart. */
final class StockScenario {
    private static final int PRODUCTS = 20;
    private static final byte[] GARBAGE = {1, 2, 3};

    private final OrderFeed feed;
    private final String orders;

    StockScenario(OrderFeed feed, String topicPrefix) {
        this.feed = feed;
        this.orders = RunningService.topics(topicPrefix).orders().name();
    }

    void listAndSell() {
        Instant placed = Instant.now().minus(Duration.ofHours(2));
        for (int number = 0; number < PRODUCTS; number++) {
            feed.send(Product.newBuilder()
                    .setProductId("p-" + number)
                    .setVersion(7)
                    .setCurrency("USD")
                    .setStockQuantity(1_000L + number)
                    .build());
            feed.send(TestOrder.sale(
                    "o-" + number, placed, new TestOrder.Line("p-" + number, null, 7 * (number + 1), 100)));
        }
    }

    /**
     * Sends undecodable records with old timestamps, so that intake reports to every alert partition that it is behind.
     */
    void sendGarbage() {
        long waited = Instant.now().minus(Duration.ofMinutes(10)).toEpochMilli();
        for (int number = 0; number < 12; number++) {
            feed.send(new ProducerRecord<>(orders, null, waited, GARBAGE, GARBAGE));
        }
    }

    void checkProducts(RunningService service) {
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

    void awaitAlert(RunningService service) {
        AlertList alerts = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> service.get("/queries/alerts", AlertList.class), list -> !list.items()
                        .isEmpty());
        assertThat(alerts.items()).hasSize(1);
        AlertList.Item alert = alerts.items().getFirst();
        assertThat(alert.kind()).isEqualTo("DEAD_LETTER_RATE");
        assertThat(alert.subject()).isEqualTo(orders);
        assertThat(alert.state()).isEqualTo("RAISED");
    }
}
