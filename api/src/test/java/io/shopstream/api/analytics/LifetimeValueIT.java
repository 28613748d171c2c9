package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.params.Times;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The distribution of net per customer equals that of sums over all orders. */
class LifetimeValueIT {
    private static final TimeRange ALWAYS = new TimeRange(Times.EARLIEST, Instant.parse("2100-01-01T00:00:00Z"));
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final NaiveShop shop = AnalyticsShop.naive();

    /** Ascending. */
    private List<BigDecimal> naive(String currency) {
        List<ShopOrder> standing = shop.standing(currency, ALWAYS, new SalesFilter(null, null, null)).stream()
                .filter(order -> order.user() != null)
                .toList();
        return NaiveShop.groups(standing, order -> String.valueOf(order.user())).values().stream()
                .filter(orders -> orders.stream().anyMatch(ShopOrder::sale))
                .map(orders -> NaiveShop.revenue(orders).net())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR"})
    void shouldSpreadAllCustomersOverBuckets(String currency) {
        List<BigDecimal> naive = naive(currency);
        JsonNode answer = Ask.get("/api/analytics/lifetime-value?currency=" + currency);
        BigDecimal net = sum(naive);
        assertThat(answer.get("customers").longValue()).isEqualTo(naive.size());
        assertThat(answer.get("net").stringValue()).isEqualTo(net.toPlainString());
        assertThat(answer.get("mean").stringValue())
                .isEqualTo(net.divide(BigDecimal.valueOf(naive.size()), 2, RoundingMode.HALF_UP)
                        .toPlainString());
        assertThat(answer.get("median").stringValue()).isEqualTo(quantile(naive, 50));
        assertThat(answer.get("p90").stringValue()).isEqualTo(quantile(naive, 90));
        assertThat(answer.get("p99").stringValue()).isEqualTo(quantile(naive, 99));
        assertThat(answer.get("max").stringValue()).isEqualTo(naive.getLast().toPlainString());
        assertThat(answer.get("width").stringValue()).matches("[125]0*\\.00|0\\.[125]0|0\\.0[125]");

        JsonNode buckets = answer.get("buckets");
        assertThat(buckets.size()).isBetween(5, 20);
        List<BigDecimal> rest = new ArrayList<>(naive);
        for (int i = 0; i < buckets.size(); i++) {
            JsonNode bucket = buckets.get(i);
            BigDecimal from = amount(bucket.get("from"));
            BigDecimal to = amount(bucket.get("to"));
            List<BigDecimal> own = naive.stream()
                    .filter(value -> from == null || value.compareTo(from) >= 0)
                    .filter(value -> to == null || value.compareTo(to) < 0)
                    .toList();
            assertThat(bucket.get("customers").longValue()).as("%s", bucket).isEqualTo(own.size());
            assertThat(bucket.get("net").stringValue()).isEqualTo(sum(own).toPlainString());
            own.forEach(rest::remove);
            if (from != null && to != null) {
                assertThat(to.subtract(from)).isEqualTo(amount(answer.get("width")));
            } else {
                assertThat(i).isIn(0, buckets.size() - 1);
            }
            if (i > 0) {
                assertThat(from).isEqualTo(amount(buckets.get(i - 1).get("to")));
            }
        }
        assertThat(rest).isEmpty();
    }

    @Test
    void shouldHaveNoBucketsWithoutCustomers() {
        JsonNode answer = Ask.get("/api/analytics/lifetime-value?currency=CHF");
        assertThat(answer.get("customers").longValue()).isZero();
        assertThat(answer.get("net").stringValue()).isEqualTo("0.00");
        assertThat(answer.get("buckets")).isEmpty();
        assertThat(List.of("mean", "median", "p90", "p99", "max", "width"))
                .allMatch(unknown -> answer.get(unknown).isNull());
    }

    @Test
    void shouldCountTheBuyersOfTheSegments() {
        assertThat(Ask.get("/api/analytics/lifetime-value").get("customers"))
                .isEqualTo(Ask.get("/api/analytics/segments").get("buyers"));
    }

    @Test
    void shouldAlsoBeATable() {
        JsonNode buckets = Ask.get("/api/analytics/lifetime-value").get("buckets");
        List<String> lines = AnalyticsShop.api()
                .get("/api/analytics/lifetime-value?format=csv")
                .body()
                .lines()
                .toList();
        assertThat(lines)
                .hasSize(1 + buckets.size())
                .startsWith("from,to,currency,customers,net,share_of_customers,share_of_net");
        assertThat(lines.getLast())
                .startsWith("%s,%s,USD,%d,%s,"
                        .formatted(
                                text(buckets, "from"),
                                text(buckets, "to"),
                                buckets.get(buckets.size() - 1).get("customers").longValue(),
                                text(buckets, "net")));
    }

    private static String text(JsonNode buckets, String name) {
        return buckets.get(buckets.size() - 1).get(name).asString("");
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(NOTHING, BigDecimal::add);
    }

    private static @Nullable BigDecimal amount(JsonNode text) {
        return text.isNull() ? null : new BigDecimal(text.stringValue());
    }

    /** The first value that at least so many per cent of all do not exceed. */
    private static String quantile(List<BigDecimal> ascending, int percent) {
        int place = (percent * ascending.size() + 99) / 100;
        return ascending.get(place - 1).toPlainString();
    }
}
