package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.host.Ports;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.streams.fixture.FunnelScenario;
import io.shopstream.streams.fixture.OrderFeed;
import io.shopstream.streams.fixture.RunningService;
import io.shopstream.streams.fixture.StockScenario;
import io.shopstream.streams.fixture.TestOrder;
import io.shopstream.streams.fixture.WholeAnswers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restarts a service that missed records while stopped, with and without its local state. */
class RestartIT {
    private static final String PREFIX = "restart-";
    private static final Instant PLACED = Instant.parse("2026-03-01T10:15:30Z");
    private static final List<String> QUESTIONS = List.of(
            "/queries/revenue?window=1h&as_of=2026-03-01T10:59:00Z",
            "/queries/revenue/series?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z",
            "/queries/top-products?from=2026-03-01T10:00:00Z&to=2026-03-01T11:00:00Z&limit=100");
    // Placed on another day, and enough of them that restoring takes a while.
    private static final int MANY = 20_000;
    private static final Instant MANY_PLACED = Instant.parse("2026-03-03T10:15:30Z");
    private static final String MANY_REVENUE = "/queries/revenue?window=1m&as_of=2026-03-03T10:15:00Z";

    // Tasks may be assigned to different threads at each start.
    private static final Map<String, Object> TWO_THREADS = Map.of("shopstream.threads", 2);

    @TempDir
    private Path kept;

    @TempDir
    private Path wiped;

    @Test
    void shouldGiveTheSameNumbersWithAndWithoutLocalState() {
        List<TestOrder> sales =
                IntStream.range(0, 300).mapToObj(RestartIT::sale).toList();
        try (OrderFeed feed = OrderFeed.on(PREFIX)) {
            StockScenario stock = new StockScenario(feed, PREFIX);
            FunnelScenario funnel = new FunnelScenario(feed);
            feed.send(sales.toArray(TestOrder[]::new));
            stock.listAndSell();
            List<String> before;
            try (RunningService service = RunningService.start(PREFIX, kept, TWO_THREADS)) {
                service.awaitIdle();
                funnel.abandonCart();
                service.awaitIdle();
                before = answers(service);
                stock.checkProducts(service);
                funnel.checkAbandonedCart(service);
                stock.sendGarbage();
                stock.awaitAlert(service);
            }
            // While no instance runs: the restarted service must know the processed versions, and the session.
            feed.send(sales.subList(0, 100).stream()
                    .flatMap(sale -> Stream.of(sale, sale.next(OrderStatus.CANCELLED)))
                    .toArray(TestOrder[]::new));
            List<String> after;
            try (RunningService service = RunningService.start(PREFIX, kept, TWO_THREADS)) {
                service.awaitIdle();
                after = answers(service);
                stock.checkProducts(service);
                stock.awaitAlert(service);
            }
            assertThat(after.getFirst()).isNotEqualTo(before.getFirst()).contains("\"orders\":200");
            feed.send(IntStream.range(0, MANY).mapToObj(RestartIT::oneOfMany).toArray(TestOrder[]::new));
            try (RunningService service = RunningService.start(PREFIX, kept, TWO_THREADS)) {
                service.awaitIdle();
                assertThat(answers(service)).isEqualTo(after);
            }
            funnel.buy();
            try (RunningService service = startWithAddress()) {
                awaitNeverLess(service);
                service.awaitIdle();
                assertThat(answers(service)).isEqualTo(after);
                funnel.checkBought(service);
            }
        }
    }

    // Starts with an address, as in a cluster, and without local state.
    private RunningService startWithAddress() {
        int port = Ports.free();
        return RunningService.start(
                PREFIX, wiped, Map.of("server.port", port, "shopstream.application-server", "127.0.0.1:" + port));
    }

    private static void awaitNeverLess(RunningService service) {
        WholeAnswers answers = new WholeAnswers(service, MANY_REVENUE);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> answers.isFresh(MANY));
        assertThat(answers.seen()).first().asString().startsWith("503");
    }

    // Without as_of and processed_through, which differ from answer to answer.
    private static List<String> answers(RunningService service) {
        List<String> answers = new ArrayList<>();
        for (String question : QUESTIONS) {
            answers.add(service.awaitFresh(question).replaceAll("\"(as_of|processed_through)\":\"[^\"]*\"", ""));
        }
        return answers;
    }

    private static TestOrder sale(int number) {
        return TestOrder.sale(
                "order-" + number,
                PLACED.plusSeconds(number),
                new TestOrder.Line("product-" + number % 17, "category-" + number % 3, 1 + number % 4, 100 + number));
    }

    private static TestOrder oneOfMany(int number) {
        return TestOrder.sale("many-" + number, MANY_PLACED, new TestOrder.Line("product-" + number % 7, "c", 1, 300));
    }
}
