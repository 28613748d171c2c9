package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.support.RunningApi;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A random question about sales, and how it is asked. */
record Ask(String currency, TimeRange range, ZoneId zone, SalesFilter filter) {
    static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kolkata"),
            // Midnight comes twice on 2 November 2025.
            ZoneId.of("America/Havana"));

    static Ask random(Random random) {
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        Instant from = AnalyticsShop.START.plusMillis(random.nextLong(360L * 86_400_000));
        Instant to = from.plusMillis(1 + random.nextLong(90L * 86_400_000));
        TimeRange range =
                switch (random.nextInt(3)) {
                    case 0 -> new TimeRange(from, to);
                    case 1 -> new TimeRange(hour(from), hour(to).plusSeconds(3600));
                    default -> new TimeRange(midnight(from, zone, 0), midnight(to, zone, 1));
                };
        return new Ask(random.nextInt(3) == 0 ? "EUR" : "USD", range, zone, filter(random));
    }

    private static Instant hour(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond() / 3600 * 3600);
    }

    private static Instant midnight(Instant time, ZoneId zone, int days) {
        return time.atZone(zone).toLocalDate().plusDays(days).atStartOfDay(zone).toInstant();
    }

    private static SalesFilter filter(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new SalesFilter("toys", null, null);
            case 1 -> new SalesFilter(null, "Åland", null);
            case 2 -> new SalesFilter("unknown", random.nextBoolean() ? "Norway" : null, "web");
            default -> new SalesFilter(null, null, null);
        };
    }

    JsonNode answer(String address, String more) {
        return ask("/api/analytics/" + address, more);
    }

    JsonNode report(String address, String more) {
        return ask("/api/reports/" + address, more);
    }

    private JsonNode ask(String address, String more) {
        String path = "%s?currency=%s&from=%s&to=%s&time_zone=%s%s%s%s%s"
                .formatted(
                        address,
                        currency,
                        range.from(),
                        range.to(),
                        zone,
                        parameter("category", filter.category()),
                        parameter("country", filter.country()),
                        parameter("channel", filter.channel()),
                        more);
        return get(path);
    }

    static JsonNode get(String path) {
        HttpResponse<String> response = AnalyticsShop.api().get(path);
        assertThat(response.statusCode()).as(path + response.body()).isEqualTo(200);
        return RunningApi.json(response);
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static void assertRevenue(JsonNode answer, Revenue expected, Object about) {
        assertThat(answer.get("gross").stringValue())
                .as("%s", about)
                .isEqualTo(expected.gross().toPlainString());
        assertThat(answer.get("returns").stringValue())
                .as("%s", about)
                .isEqualTo(expected.returns().toPlainString());
        assertThat(answer.get("net").stringValue())
                .as("%s", about)
                .isEqualTo(expected.net().toPlainString());
        assertThat(answer.get("orders").longValue()).as("%s", about).isEqualTo(expected.orders());
        assertThat(answer.get("units").longValue()).as("%s", about).isEqualTo(expected.units());
    }

    static void assertChange(JsonNode change, BigDecimal now, BigDecimal former) {
        assertThat(new BigDecimal(change.get("value").asString())).isEqualByComparingTo(now);
        assertThat(new BigDecimal(change.get("former").asString())).isEqualByComparingTo(former);
        assertThat(new BigDecimal(change.get("difference").asString())).isEqualByComparingTo(now.subtract(former));
        if (former.signum() == 0) {
            assertThat(change.get("percent").isNull()).isTrue();
        } else {
            assertThat(change.get("percent").decimalValue())
                    .isEqualByComparingTo(now.subtract(former)
                            .multiply(BigDecimal.valueOf(100))
                            .divide(former.abs(), 2, RoundingMode.HALF_UP));
        }
    }

    /** Revenue compared with that of the former span. */
    static void assertChanges(JsonNode changes, Revenue now, Revenue former) {
        assertChange(changes.get("gross"), now.gross(), former.gross());
        assertChange(changes.get("returns"), now.returns(), former.returns());
        assertChange(changes.get("net"), now.net(), former.net());
        assertChange(changes.get("orders"), now.orders(), former.orders());
        assertChange(changes.get("units"), now.units(), former.units());
        if (now.orders() == 0 || former.orders() == 0) {
            assertThat(changes.get("average_order_value").isNull()).isTrue();
        } else {
            assertChange(
                    changes.get("average_order_value"),
                    new BigDecimal(now.averageOrderValue()),
                    new BigDecimal(former.averageOrderValue()));
        }
    }

    static void assertComparedWith(JsonNode answer, String compare, TimeRange former) {
        JsonNode span = answer.get("compared_with");
        assertThat(span.get("compare").stringValue()).isEqualTo(compare);
        assertThat(span.get("from").stringValue()).isEqualTo(former.from().toString());
        assertThat(span.get("to").stringValue()).isEqualTo(former.to().toString());
    }

    static void assertChange(JsonNode change, long now, long former) {
        assertChange(change, BigDecimal.valueOf(now), BigDecimal.valueOf(former));
    }
}
