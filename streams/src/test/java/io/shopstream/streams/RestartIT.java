package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.FreePorts;
import io.shopstream.schemas.avro.OrderStatus;
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

/** A service that is stopped while more comes in, and started again with its state and without. */
class RestartIT {
    private static final String PREFIX = "restart-";
    private static final Instant PLACED = Instant.parse("2026-03-01T10:15:30Z");
    private static final List<String> QUESTIONS = List.of(
            "/queries/revenue?window=1h&as_of=2026-03-01T10:59:00Z",
            "/queries/revenue/series?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z",
            "/queries/top-products?from=2026-03-01T10:00:00Z&to=2026-03-01T11:00:00Z&limit=100");
    // Of another day, and enough of them that restoring takes a while.
    private static final int MANY = 20_000;
    private static final Instant MANY_PLACED = Instant.parse("2026-03-03T10:15:30Z");
    private static final String MANY_REVENUE = "/queries/revenue?window=1m&as_of=2026-03-03T10:15:00Z";

    // Which of them gets a task may differ from start to start.
    private static final Map<String, Object> TWO_THREADS = Map.of("shopstream.threads", 2);

    @TempDir
    private Path kept;

    @TempDir
    private Path wiped;

    @Test
    void shouldGiveTheSameNumbersFromKeptAndFromLostState() {
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
                funnel.leaveACart();
                service.awaitIdle();
                before = answers(service);
                stock.checkProducts(service);
                funnel.checkLeftCart(service);
                stock.sendGarbage();
                stock.awaitAlert(service);
            }
            // While nobody runs: the restarted service must know the versions it has seen, and the visit.
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

    // As one of several would be started, on a machine that has lost its disk.
    private RunningService startWithAddress() {
        int port = FreePorts.next();
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

    // Without as_of and processed_through: times of the answer.
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
