package io.shopstream.schemas.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryJsonTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void shouldUseThePublicNames() {
        RevenueTotal total = new RevenueTotal(
                "USD", null, null, "5m", NOON.minusSeconds(300), NOON, 500, -20, 480, 3, 7, NOON, false, 0, NOON);

        assertThat(QueryJson.mapper().writeValueAsString(total))
                .contains(
                        "\"gross_minor\":500",
                        "\"as_of\":\"2026-03-01T12:00:00Z\"",
                        "\"stale\":false",
                        "\"processed_through\":\"2026-03-01T12:00:00Z\"");
    }

    @Test
    void shouldReadWhatItWrites() {
        RevenueSeries series = new RevenueSeries(
                "GBP",
                "home",
                null,
                NOON,
                NOON.plusSeconds(60),
                List.of(new RevenuePane(NOON, 1, -2, -1, 1, 0)),
                NOON,
                true,
                12,
                null);

        String json = QueryJson.mapper().writeValueAsString(series);

        assertThat(QueryJson.mapper().readValue(json, RevenueSeries.class)).isEqualTo(series);
    }

    @Test
    void shouldCarryTheFunnelWithItsRatios() {
        FunnelSeries series = FunnelSeries.of(
                NOON, NOON.plusSeconds(3_600), List.of(new FunnelPane(NOON, 3, 3, 0, 0, 1, 0)), NOON, false, 0, NOON);

        String json = QueryJson.mapper().writeValueAsString(series);

        assertThat(json).contains("\"conversion\":\"0.3333\"", "\"abandonment\":null", "\"with_view\":3");
        assertThat(QueryJson.mapper().readValue(json, FunnelSeries.class)).isEqualTo(series);
    }

    @Test
    void shouldIgnoreFieldsOfANewerVersion() {
        assertThat(QueryJson.mapper()
                        .readValue(
                                "{\"name\":\"s\",\"partition\":3,\"role\":\"active\",\"new\":1}",
                                StreamsStatus.Store.class))
                .isEqualTo(new StreamsStatus.Store("s", 3, "active"));
    }
}
