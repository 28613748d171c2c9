package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.FakeShop;
import io.shopstream.api.support.Orders;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.query.FunnelPane;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Live windows end with the present minute or hour, or where asked; over a fake streams service. */
class LiveWindowsIT {
    private static final Instant AT = Instant.parse("2026-02-03T10:03:20Z");
    private static final Instant HOUR = Instant.parse("2026-02-03T10:00:00Z");

    @BeforeAll
    static void sell() {
        FakeShop shop = SharedApi.shop();
        sell(shop, AT, new OrderLine(1, "P-1", "c1", 2, 12_50L, null));
        sell(shop, AT.plusSeconds(60), new OrderLine(1, "P-2", null, 1, 99L, null));
        shop.addSessions(new FunnelPane(HOUR, 8, 7, 3, 2, 1, 2));
        shop.addSessions(new FunnelPane(HOUR.plusSeconds(3_600), 1, 0, 0, 0, 0, 0));
    }

    private static void sell(FakeShop shop, Instant at, OrderLine line) {
        shop.sell(Orders.of("windows-" + at, 1, OrderStatus.PAID, at, List.of(line))
                .build());
    }

    private static JsonNode json(String path) {
        HttpResponse<String> response = SharedApi.get().get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RunningApi.json(response);
    }

    @Test
    void shouldEndASeriesWhereAsked() {
        JsonNode series = json("/api/live/revenue/series?window=5m&asOf=2026-02-03T10:03:59Z");
        assertThat(series.get("from").stringValue()).isEqualTo("2026-02-03T09:59:00Z");
        assertThat(series.get("to").stringValue()).isEqualTo("2026-02-03T10:04:00Z");
        assertThat(series.get("as_of").stringValue()).isEqualTo("2026-02-03T10:03:59Z");
        assertThat(series.get("series").valueStream().map(bucket -> bucket.get("net")
                        .stringValue()))
                .containsExactly("25.00");
        assertThat(series.get("processed_through").isNull()).isFalse();
    }

    @Test
    void shouldRankTheWindowThatEndsWhereAsked() {
        JsonNode early = json("/api/live/top-products?window=5m&asOf=2026-02-03T11:03:59%2B01:00");
        assertThat(early.get("from").stringValue()).isEqualTo("2026-02-03T09:59:00Z");
        assertThat(early.get("to").stringValue()).isEqualTo("2026-02-03T10:04:00Z");
        assertThat(early.get("as_of").stringValue()).isEqualTo("2026-02-03T10:03:59Z");
        assertThat(products(early)).containsExactly("P-1");
        assertThat(products(json("/api/live/top-products?window=5m&asOf=2026-02-03T10:08:59Z")))
                .containsExactly("P-2");
        assertThat(products(json("/api/live/top-products?window=24h&asOf=2026-02-03T10:09:00Z")))
                .containsExactly("P-1", "P-2");
    }

    private static Stream<String> products(JsonNode ranking) {
        return ranking.get("items").valueStream().map(item -> item.get("product_id")
                .stringValue());
    }

    @Test
    void shouldEndTheHoursOfTheFunnelWithThatOfNowOrWhereAsked() {
        assertThat(length(json("/api/live/funnel?window=1h"))).isEqualTo(Duration.ofHours(1));
        assertThat(length(json("/api/live/funnel"))).isEqualTo(Duration.ofHours(24));
        assertThat(json("/api/live/funnel").get("conversion_rate").isNull()).isTrue();
        JsonNode past = json("/api/live/funnel?window=1h&asOf=2026-02-03T10:00:00Z");
        assertThat(past.get("from").stringValue()).isEqualTo("2026-02-03T10:00:00Z");
        assertThat(past.get("to").stringValue()).isEqualTo("2026-02-03T11:00:00Z");
        assertThat(past.get("as_of").stringValue()).isEqualTo("2026-02-03T10:00:00Z");
        assertThat(past.get("sessions").longValue()).isEqualTo(8);
        assertThat(json("/api/live/funnel?window=2h&asOf=2026-02-03T11:59:59Z")
                        .get("sessions")
                        .longValue())
                .isEqualTo(9);
    }

    private static Duration length(JsonNode funnel) {
        return Duration.between(
                Instant.parse(funnel.get("from").stringValue()),
                Instant.parse(funnel.get("to").stringValue()));
    }
}
