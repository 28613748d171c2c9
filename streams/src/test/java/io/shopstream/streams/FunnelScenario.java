package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.query.FunnelPane;
import io.shopstream.schemas.query.FunnelSeries;
import io.shopstream.schemas.query.FunnelTotal;
import java.time.Duration;
import java.time.Instant;

/** A session with an abandoned cart that is purchased later, from broker to HTTP. */
final class FunnelScenario {
    private static final String QUESTION = "/queries/funnel?from=2026-03-01T10:15:00Z&to=2026-03-01T11:15:00Z";
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    private final OrderFeed feed;

    FunnelScenario(OrderFeed feed) {
        this.feed = feed;
    }

    void abandonCart() {
        feed.send(new TestEvent("e-1", "u", EventType.PRODUCT_VIEW, TEN.plusSeconds(3_500)));
        feed.send(new TestEvent("e-2", "u", EventType.ADD_TO_CART, TEN.plusSeconds(3_700)));
    }

    void checkAbandonedCart(RunningService service) {
        FunnelSeries series = service.get(QUESTION, FunnelSeries.class);
        assertThat(series.from()).isEqualTo(TEN);
        assertThat(series.to()).isEqualTo(TEN.plus(Duration.ofHours(2)));
        assertThat(series.panes()).containsExactly(new FunnelPane(TEN, 1, 1, 1, 0, 0, 1));
        assertThat(series.abandonment()).isEqualTo("1.0000");
        assertThat(service.await("/queries/funnel?from=2026-03-01T10:15:00Z").statusCode())
                .isEqualTo(400);
    }

    void buy() {
        feed.send(new TestEvent("e-3", "u", EventType.PURCHASE, TEN.plusSeconds(3_800)));
    }

    void checkBought(RunningService service) {
        FunnelSeries series = service.get(QUESTION, FunnelSeries.class);
        assertThat(series.total()).isEqualTo(new FunnelTotal(1, 1, 1, 0, 1, 0));
        assertThat(series.conversion()).isEqualTo("1.0000");
    }
}
