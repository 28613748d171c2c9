package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.Revenue;
import io.shopstream.api.params.Compare;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.support.RunningApi;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sales of random ranges, time zones and filters, from facts and marts, equal the sums over all orders one by one. */
class SalesAnalyticsIT {
    private static final SalesFilter NO_FILTER = new SalesFilter(null, null, null);
    private static final List<String> GRANULARITIES =
            List.of("minute", "hour", "day", "week", "month", "quarter", "year");

    private final NaiveShop shop = AnalyticsShop.naive();

    static Instant start(Instant time, String granularity, ZoneId zone) {
        LocalDate day = time.atZone(zone).toLocalDate();
        LocalDate first =
                switch (granularity) {
                    case "week" -> day.with(WeekFields.ISO.dayOfWeek(), 1);
                    case "month" -> day.withDayOfMonth(1);
                    case "quarter" -> LocalDate.of(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR) * 3 - 2, 1);
                    case "year" -> day.withDayOfYear(1);
                    default -> day;
                };
        return switch (granularity) {
            case "minute" -> time.truncatedTo(ChronoUnit.MINUTES);
            case "hour" -> time.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
            default -> first.atStartOfDay(zone).toInstant();
        };
    }

    @Test
    void shouldSumRevenueByBucket() {
        Random random = new Random(1);
        Set<String> sources = new HashSet<>();
        for (int round = 0; round < 120; round++) {
            Ask ask = Ask.random(random);
            // Of minutes an answer has at most 69 days.
            int finest = ask.range().length().toDays() > 60 ? 1 : 0;
            String granularity = GRANULARITIES.get(random.nextInt(finest, GRANULARITIES.size()));
            JsonNode answer = ask.answer("revenue", "&granularity=" + granularity);
            List<ShopOrder> orders = shop.standing(ask.currency(), ask.range(), ask.filter());
            Ask.assertRevenue(answer, NaiveShop.revenue(orders), ask);
            Map<Instant, List<ShopOrder>> buckets =
                    NaiveShop.groups(orders, order -> start(order.placedAt(), granularity, ask.zone()));
            assertThat(answer.get("series")
                            .valueStream()
                            .map(bucket -> Instant.parse(bucket.get("start").stringValue())))
                    .as("%s %s", granularity, ask)
                    .containsExactlyElementsOf(buckets.keySet());
            for (JsonNode bucket : answer.get("series")) {
                Instant start = Instant.parse(bucket.get("start").stringValue());
                Ask.assertRevenue(bucket, NaiveShop.revenue(Objects.requireNonNull(buckets.get(start))), ask);
            }
            assertThat(answer.get("time_zone").stringValue())
                    .isEqualTo(ask.zone().getId());
            sources.add(answer.get("source").stringValue());
        }
        assertThat(sources).containsExactlyInAnyOrder("mart", "facts");
    }

    @Test
    void shouldCompareRevenueWithAFormerSpan() {
        Random random = new Random(2);
        for (int round = 0; round < 40; round++) {
            Ask ask = Ask.random(random);
            Compare compare = round % 2 == 0 ? Compare.PREVIOUS : Compare.YEAR;
            TimeRange former = compare.former(ask.range(), ask.zone()).orElseThrow();
            JsonNode answer = ask.answer("revenue", "&granularity=week&compare=" + compare.code());
            Ask.assertComparedWith(answer, compare.code(), former);
            assertThat(answer.get("former_series"))
                    .isEqualTo(new Ask(ask.currency(), former, ask.zone(), ask.filter())
                            .answer("revenue", "&granularity=week")
                            .get("series"));
            Revenue now = NaiveShop.revenue(shop.standing(ask.currency(), ask.range(), ask.filter()));
            Revenue then = NaiveShop.revenue(shop.standing(ask.currency(), former, ask.filter()));
            Ask.assertChanges(answer.get("changes"), now, then);
        }
    }

    @Test
    void shouldBreakSalesDownByCountryAndChannel() {
        Map<String, Function<ShopOrder, String>> addresses =
                Map.of("geography", ShopOrder::country, "channels", ShopOrder::channel);
        addresses.forEach((address, key) -> {
            Random random = new Random(3);
            for (int round = 0; round < 40; round++) {
                Ask ask = Ask.random(random);
                TimeRange former =
                        Compare.PREVIOUS.former(ask.range(), ask.zone()).orElseThrow();
                List<ShopOrder> orders = shop.standing(ask.currency(), ask.range(), ask.filter());
                Map<String, List<ShopOrder>> parts = NaiveShop.groups(orders, key);
                Map<String, List<ShopOrder>> earlier =
                        NaiveShop.groups(shop.standing(ask.currency(), former, ask.filter()), key);
                JsonNode answer = ask.answer(address, "&compare=previous");
                Ask.assertRevenue(answer, NaiveShop.revenue(orders), ask);
                assertThat(answer.get("items").valueStream().map(item -> item.get("name")
                                .stringValue()))
                        .as("%s %s", address, ask)
                        .containsExactlyInAnyOrderElementsOf(parts.keySet());
                for (JsonNode item : answer.get("items")) {
                    String name = item.get("name").stringValue();
                    Revenue now = NaiveShop.revenue(Objects.requireNonNull(parts.get(name)));
                    Revenue then = NaiveShop.revenue(earlier.getOrDefault(name, List.of()));
                    Ask.assertRevenue(item, now, ask);
                    Ask.assertChanges(item.get("changes"), now, then);
                }
            }
        });
    }

    @Test
    void shouldListWhatEachCampaignBrought() {
        Random random = new Random(8);
        for (int round = 0; round < 20; round++) {
            Ask ask = Ask.random(random);
            Map<String, List<ShopOrder>> campaigns = NaiveShop.groups(
                    shop.standing(ask.currency(), ask.range(), ask.filter()).stream()
                            .filter(order -> order.campaign() != null)
                            .toList(),
                    order -> String.valueOf(order.campaign()));
            JsonNode answer = ask.answer("channels", "").get("campaigns");
            assertThat(answer.valueStream().map(item -> item.get("campaign_id").stringValue()))
                    .as("%s", ask)
                    .containsExactlyInAnyOrderElementsOf(campaigns.keySet());
            for (JsonNode item : answer) {
                String id = item.get("campaign_id").stringValue();
                Revenue expected = NaiveShop.revenue(Objects.requireNonNull(campaigns.get(id)));
                Ask.assertRevenue(item, expected, ask);
                if (id.equals("Norway web") && ask.currency().equals("USD")) {
                    assertThat(item.get("roas").decimalValue())
                            .isEqualByComparingTo(
                                    expected.net().divide(new BigDecimal("1000"), 4, RoundingMode.HALF_UP));
                } else {
                    assertThat(item.get("roas").isNull()).as("%s", item).isTrue();
                }
            }
        }
    }

    @Test
    void shouldRankPartsByNetAndKeepTheTotalsOfAll() {
        Ask ask = new Ask(
                "USD",
                new TimeRange(AnalyticsShop.START, AnalyticsShop.START.plusSeconds(30_000_000)),
                ZoneId.of("UTC"),
                NO_FILTER);
        JsonNode all = ask.answer("geography", "");
        assertThat(all.get("items")).hasSize(3);
        List<BigDecimal> nets = new ArrayList<>();
        all.get("items").forEach(item -> nets.add(new BigDecimal(item.get("net").stringValue())));
        assertThat(nets).isSortedAccordingTo(Comparator.reverseOrder());
        JsonNode first = ask.answer("geography", "&limit=1");
        assertThat(first.get("items")).hasSize(1);
        assertThat(first.get("parts").intValue()).isEqualTo(3);
        assertThat(first.get("net")).isEqualTo(all.get("net"));
    }

    @Test
    void shouldRankProductsAndCompareThem() {
        Random random = new Random(4);
        for (int round = 0; round < 40; round++) {
            Ask ask = Ask.random(random);
            TimeRange former = Compare.YEAR.former(ask.range(), ask.zone()).orElseThrow();
            JsonNode answer = ask.answer("top-products", "&limit=100&compare=year");
            Set<String> products = new HashSet<>();
            for (JsonNode item : answer.get("items")) {
                String product = item.get("product_id").stringValue();
                products.add(product);
                Revenue now = NaiveShop.revenue(ofProduct(ask, ask.range(), product));
                Revenue then = NaiveShop.revenue(ofProduct(ask, former, product));
                assertThat(item.get("net").stringValue())
                        .as("%s %s", product, ask)
                        .isEqualTo(now.net().toPlainString());
                assertThat(item.get("units").longValue()).isEqualTo(now.units());
                Ask.assertChange(item.at("/changes/net"), now.net(), then.net());
                Ask.assertChange(item.at("/changes/units"), now.units(), then.units());
                Ask.assertChange(
                        item.at("/changes/orders"),
                        timesOrdered(ask, ask.range(), product),
                        timesOrdered(ask, former, product));
                assertThat(item.get("orders").longValue()).isEqualTo(timesOrdered(ask, ask.range(), product));
            }
            Set<String> sold = new HashSet<>();
            shop.standing(ask.currency(), ask.range(), ask.filter())
                    .forEach(order -> order.lines().forEach(line -> sold.add(line.product())));
            assertThat(products).as("%s", ask).isEqualTo(sold);
        }
    }

    // An order counts once for each category in which it has the product.
    private long timesOrdered(Ask ask, TimeRange range, String product) {
        return ofProduct(ask, range, product).stream()
                .filter(ShopOrder::sale)
                .mapToLong(order -> order.lines().stream()
                        .map(ShopOrder.Line::categoryOrUnknown)
                        .distinct()
                        .count())
                .sum();
    }

    @Test
    void shouldTakeFiltersFromTheQueryAlone() {
        String june = "/api/analytics/revenue?from=2025-06-01&to=2025-07-01";
        HttpResponse<String> headers = AnalyticsShop.api().get(june, "Country", "Norway", "currency", "EUR");
        JsonNode answer = RunningApi.json(headers);
        assertThat(answer.get("currency").stringValue()).isEqualTo("USD");
        assertThat(answer.get("country").isNull()).isTrue();
        assertThat(answer.get("net")).isEqualTo(Ask.get(june).get("net"));
    }

    private List<ShopOrder> ofProduct(Ask ask, TimeRange range, String product) {
        return shop.standing(ask.currency(), range, ask.filter()).stream()
                .map(order -> new ShopOrder(
                        order.id(),
                        order.user(),
                        order.sale(),
                        order.status(),
                        order.placedAt(),
                        order.currency(),
                        order.country(),
                        order.channel(),
                        order.lines().stream()
                                .filter(line -> line.product().equals(product))
                                .toList()))
                .toList();
    }

    @Test
    void shouldSetMeasuresSideBySide() {
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            Ask ask = Ask.random(random);
            String granularity = GRANULARITIES.get(2 + random.nextInt(5));
            JsonNode answer = ask.answer("trends", "&granularity=" + granularity);
            Function<ShopOrder, Instant> start = order -> start(order.placedAt(), granularity, ask.zone());
            Map<Instant, List<ShopOrder>> standing =
                    NaiveShop.groups(shop.standing(ask.currency(), ask.range(), ask.filter()), start);
            Map<Instant, List<ShopOrder>> all =
                    NaiveShop.groups(shop.within(ask.currency(), ask.range(), ask.filter()), start);
            Map<String, Instant> firsts =
                    NaiveCustomers.firsts(shop, ask.currency(), ask.range().to(), ask.filter());
            for (JsonNode bucket : answer.get("series")) {
                Instant at = Instant.parse(bucket.get("start").stringValue());
                List<ShopOrder> orders = standing.getOrDefault(at, List.of());
                Ask.assertRevenue(bucket, NaiveShop.revenue(orders), ask);
                assertThat(bucket.get("customers").longValue())
                        .as("%s %s %s", at, granularity, ask)
                        .isEqualTo(NaiveCustomers.of(orders).size());
                assertThat(bucket.get("new_customers").longValue())
                        .as("%s %s %s", at, granularity, ask)
                        .isEqualTo(firsts.values().stream()
                                .filter(first -> !first.isBefore(ask.range().from()))
                                .filter(first ->
                                        start(first, granularity, ask.zone()).equals(at))
                                .count());
                assertThat(bucket.get("orders_lost").longValue())
                        .isEqualTo(all.getOrDefault(at, List.of()).stream()
                                .filter(order -> order.sale() && !order.stands())
                                .count());
            }
            Set<String> starts = new HashSet<>();
            answer.get("series")
                    .forEach(bucket -> starts.add(bucket.get("start").stringValue()));
            standing.keySet().forEach(at -> assertThat(starts).contains(at.toString()));
        }
    }
}
