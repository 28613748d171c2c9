package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.OrderStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {
    private static final String PREFIX = "restart-";
    private static final Instant PLACED = Instant.parse("2026-03-01T10:15:30Z");
    private static final List<String> QUESTIONS = List.of(
            "/queries/revenue?window=1h&as_of=2026-03-01T10:59:00Z",
            "/queries/revenue/series?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z",
            "/queries/top-products?from=2026-03-01T10:00:00Z&to=2026-03-01T11:00:00Z&limit=100");

    @TempDir
    private Path kept;

    @TempDir
    private Path wiped;

    @Test
    void shouldGiveTheSameNumbersFromKeptAndFromLostState() {
        try (OrderFeed feed = OrderFeed.on(PREFIX)) {
            List<TestOrder> sales =
                    IntStream.range(0, 300).mapToObj(RestartIT::sale).toList();
            sales.forEach(feed::send);
            List<String> before = answers(kept);
            // While nobody runs: the restarted service must know the versions it has seen.
            sales.subList(0, 100).forEach(sale -> feed.send(sale, sale.next(OrderStatus.CANCELLED)));
            List<String> after = answers(kept);

            assertThat(after.getFirst()).isNotEqualTo(before.getFirst()).contains("\"orders\":200");
            assertThat(answers(kept)).isEqualTo(after);
            assertThat(answers(wiped)).isEqualTo(after);
        }
    }

    // Without as_of and processed_through: times of the answer.
    private static List<String> answers(Path stateDirectory) {
        try (RunningService service = RunningService.start(PREFIX, stateDirectory)) {
            service.awaitIdle();
            return QUESTIONS.stream()
                    .map(question ->
                            fresh(service, question).replaceAll("\"(as_of|processed_through)\":\"[^\"]*\"", ""))
                    .toList();
        }
    }

    // A busy machine may take more than the five seconds after which an answer is marked stale.
    private static String fresh(RunningService service, String question) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .until(() -> service.await(question).body(), body -> body.contains("\"stale\":false"));
    }

    private static TestOrder sale(int number) {
        return TestOrder.sale(
                "order-" + number,
                PLACED.plusSeconds(number),
                new TestOrder.Line("product-" + number % 17, "category-" + number % 3, 1 + number % 4, 100 + number));
    }
}
