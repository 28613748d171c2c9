package io.shopstream.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.customers.CustomerKey;
import io.shopstream.streams.customers.CustomerSums;
import io.shopstream.streams.query.cluster.FakeSource;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.query.question.PaneRange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Every answer states processed_through, except one from a standby, for which it is unknown. */
class HowFarTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:30Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final FakeSource source = new FakeSource();
    private final QueryCoordinator queryCoordinator = QueryCoordinator.local(source, 2, CLOCK);

    @Test
    void shouldStateProcessedThrough() {
        customer();

        assertThat(found(new CustomerQueries(queryCoordinator, CLOCK).byId("u", "USD"))
                        .processedThrough())
                .isEqualTo(NOW);
    }

    @Test
    void shouldNotStateUnknownProcessedThrough() {
        customer();
        source.notLive(1);
        source.standby(1, 3);

        assertThat(found(new CustomerQueries(queryCoordinator, CLOCK).byId("u", "USD"))
                        .processedThrough())
                .isNull();
    }

    @Test
    void shouldStateProcessedThroughOfEmptyAnswers() {
        assertThat(found(new AlertQueries(queryCoordinator, CLOCK).newest(1)).processedThrough())
                .isEqualTo(NOW);
        assertThat(found(new FunnelQueries(queryCoordinator, CLOCK).series(PaneRange.hoursOutward(NOW, NOW)))
                        .processedThrough())
                .isEqualTo(NOW);
    }

    private void customer() {
        source.entry(0, new CustomerKey("USD", "u"), new CustomerSums(new Sales(100, 0, 1, 1), NOW, NOW));
    }

    private static <T> T found(QueryOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(QueryOutcome.Found.class);
        return ((QueryOutcome.Found<T>) outcome).value();
    }
}
