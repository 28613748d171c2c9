package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.host.Ports;
import io.shopstream.schemas.query.OrderView;
import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.schemas.query.TopProducts;
import io.shopstream.streams.fixture.OrderFeed;
import io.shopstream.streams.fixture.RunningService;
import io.shopstream.streams.fixture.TestOrder;
import io.shopstream.streams.fixture.WholeAnswers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs several instances: each answers for all partitions, and never with a partial result. */
class ClusterIT {
    private static final String PREFIX = "cluster-";
    private static final int INSTANCES = 3;
    private static final Instant PLACED = Instant.parse("2026-03-01T10:15:30Z");
    private static final String REVENUE = "/queries/revenue?window=1m&as_of=2026-03-01T10:15:00Z";
    private static final String PRODUCTS =
            "/queries/top-products?from=2026-03-01T10:15:00Z&to=2026-03-01T10:16:00Z&limit=100";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int ORDERS = 700;

    @TempDir
    private Path directory;

    @Test
    void shouldAnswerForAllPartitionsAndSurviveTheLossOfAnInstance() {
        try (OrderFeed feed = OrderFeed.on(PREFIX)) {
            feed.send(orders(0, ORDERS));
            List<RunningService> services = start();
            try {
                services.forEach(service -> awaitWhole(service, ORDERS));
                awaitCopies(services.getFirst(), INSTANCES, 2);

                services.removeFirst().close();

                // While partitions move, every answer must be complete.
                for (RunningService service : services) {
                    awaitSettled(service);
                }
                feed.send(orders(ORDERS, 1));
                services.forEach(service -> awaitWhole(service, ORDERS + 1));
                assertThat(services.get(1)
                                .get("/queries/orders/order-3", OrderView.class)
                                .version())
                        .isOne();
                assertThat(services.get(0).await("/queries/orders/none").statusCode())
                        .isEqualTo(404);
            } finally {
                services.forEach(RunningService::close);
            }
        }
    }

    private static void awaitSettled(RunningService service) {
        WholeAnswers answers = new WholeAnswers(service, REVENUE);
        Awaitility.await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> assertThat(
                        answers.isFresh(ORDERS))
                .as("last answer: %s", answers.seen().getLast())
                .isTrue());
    }

    // Revenue and rankings come from different partitions, so they become complete at different times.
    private static void awaitWhole(RunningService service, int orders) {
        Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> {
            HttpResponse<String> response = service.get(REVENUE);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            RevenueTotal total = QueryJson.mapper().readValue(response.body(), RevenueTotal.class);
            assertThat(total.orders()).as(response.body()).isEqualTo(orders);
            assertThat(total.stale()).as(response.body()).isFalse();
            assertThat(total.netMinor()).isEqualTo(300L * orders);
        });
        Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> {
            TopProducts top = service.get(PRODUCTS, TopProducts.class);
            assertThat(top.items().stream().mapToLong(TopProducts.Item::units).sum())
                    .as("%s", top)
                    .isEqualTo(orders);
            assertThat(top.items()).hasSize(7);
        });
    }

    private static void awaitCopies(RunningService service, int instances, int copies) {
        Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> {
            StoresStatus stores = service.get("/queries/stores", StoresStatus.class);
            assertThat(stores.instances()).hasSize(instances).allMatch(StoresStatus.Instance::reachable);
            assertThat(stores.copies().stream().filter(copy -> copy.role().equals("active")))
                    .as("%s", stores)
                    .hasSize(stores.copies().size() / copies);
        });
    }

    private List<RunningService> start() {
        List<RunningService> services = new ArrayList<>();
        for (int instance = 0; instance < INSTANCES; instance++) {
            int port = Ports.free();
            services.add(RunningService.start(
                    PREFIX,
                    directory.resolve("instance-" + instance),
                    Map.of(
                            "server.port",
                            port,
                            "shopstream.application-server",
                            "127.0.0.1:" + port,
                            "shopstream.standbys",
                            1)));
        }
        return services;
    }

    private static TestOrder[] orders(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> TestOrder.sale(
                        "order-" + number, PLACED, new TestOrder.Line("product-" + number % 7, "c", 1, 300)))
                .toArray(TestOrder[]::new);
    }
}
