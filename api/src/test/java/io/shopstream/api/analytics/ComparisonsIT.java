package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.params.Compare;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.support.RunningApi;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Comparisons, and customers by bucket, equal two questions, or one for each bucket. */
class ComparisonsIT {
    private static final List<String> OF_A_BUCKET = List.of(
            "customers",
            "new_customers",
            "returning_customers",
            "repeat_rate",
            "orders",
            "orders_per_customer",
            "gross",
            "average_order_value",
            "lifetime_value");

    @Test
    void shouldGiveForEachBucketWhatItAloneWouldGive() {
        Random random = new Random(31);
        Set<String> zones = new HashSet<>();
        int asked = 0;
        for (int round = 0; round < 25; round++) {
            Ask ask = Ask.random(random);
            String granularity = List.of("week", "month", "quarter").get(round % 3);
            JsonNode answer = ask.answer("customer-metrics", "&granularity=" + granularity);
            assertThat(answer.get("granularity").stringValue()).isEqualTo(granularity);
            assertThat(answer.get("customers"))
                    .isEqualTo(ask.answer("customer-metrics", "").get("customers"));
            long found = 0;
            for (TimeRange bucket : buckets(ask, granularity)) {
                Ask ofBucket = new Ask(ask.currency(), bucket, ask.zone(), ask.filter());
                JsonNode alone = ofBucket.answer("customer-metrics", "");
                JsonNode together = bucket(answer, bucket, ask, granularity);
                if (alone.get("customers").longValue() == 0) {
                    assertThat(together).as("%s %s", bucket, ask).isNull();
                    continue;
                }
                found++;
                JsonNode of = Objects.requireNonNull(together, () -> bucket + " of " + ask);
                for (String figure : OF_A_BUCKET) {
                    assertThat(of.get(figure))
                            .as("%s %s %s", figure, bucket, ask)
                            .isEqualTo(alone.get(figure));
                }
            }
            assertThat(answer.get("series")).hasSize((int) found);
            asked += (int) found;
            zones.add(ask.zone().getId());
        }
        assertThat(asked).isGreaterThan(40);
        assertThat(zones).hasSizeGreaterThan(2);
    }

    private static List<TimeRange> buckets(Ask ask, String granularity) {
        List<TimeRange> buckets = new ArrayList<>();
        Instant from = ask.range().from();
        while (from.isBefore(ask.range().to())) {
            Instant end = SalesAnalyticsIT.start(from, granularity, ask.zone())
                    .plus(granularity.equals("week") ? 9 : granularity.equals("month") ? 40 : 110, ChronoUnit.DAYS);
            Instant next = SalesAnalyticsIT.start(end, granularity, ask.zone());
            Instant to = next.isBefore(ask.range().to()) ? next : ask.range().to();
            buckets.add(new TimeRange(from, to));
            from = to;
        }
        return buckets;
    }

    private static @Nullable JsonNode bucket(JsonNode answer, TimeRange bucket, Ask ask, String granularity) {
        String start =
                SalesAnalyticsIT.start(bucket.from(), granularity, ask.zone()).toString();
        return answer.get("series")
                .valueStream()
                .filter(some -> some.get("start").stringValue().equals(start))
                .findFirst()
                .orElse(null);
    }

    @Test
    void shouldHaveTheBucketsOfTheFormerSpan() {
        Random random = new Random(32);
        for (int round = 0; round < 10; round++) {
            Ask ask = Ask.random(random);
            TimeRange former = Compare.YEAR.former(ask.range(), ask.zone()).orElseThrow();
            JsonNode answer = ask.answer("customer-metrics", "&granularity=month&compare=year");
            JsonNode alone = new Ask(ask.currency(), former, ask.zone(), ask.filter())
                    .answer("customer-metrics", "&granularity=month");
            assertThat(answer.get("former_series")).as("%s", ask).isEqualTo(alone.get("series"));
        }
        assertThat(Ask.get("/api/analytics/customer-metrics").get("series").isNull())
                .isTrue();
    }

    @Test
    void shouldCompareEveryHourOfTheWeek() {
        Random random = new Random(33);
        Set<Boolean> known = new HashSet<>();
        for (int round = 0; round < 20; round++) {
            Ask ask = Ask.random(random);
            Compare compare = round % 2 == 0 ? Compare.PREVIOUS : Compare.YEAR;
            TimeRange former = compare.former(ask.range(), ask.zone()).orElseThrow();
            JsonNode answer = ask.answer("heatmap", "&compare=" + compare.code());
            JsonNode earlier = new Ask(ask.currency(), former, ask.zone(), ask.filter()).answer("heatmap", "");
            Ask.assertComparedWith(answer, compare.code(), former);
            for (int i = 0; i < 168; i++) {
                JsonNode now = answer.get("cells").get(i);
                JsonNode then = earlier.get("cells").get(i);
                JsonNode changes = now.get("changes");
                Ask.assertChange(changes.get("net"), amount(now, "net"), amount(then, "net"));
                for (String count : List.of("orders", "units")) {
                    Ask.assertChange(
                            changes.get(count),
                            now.get(count).longValue(),
                            then.get(count).longValue());
                }
                boolean isKnown =
                        !now.get("sessions").isNull() && !then.get("sessions").isNull();
                known.add(isKnown);
                if (isKnown) {
                    Ask.assertChange(
                            changes.get("sessions"),
                            now.get("sessions").longValue(),
                            then.get("sessions").longValue());
                } else {
                    assertThat(changes.get("sessions").isNull()).isTrue();
                }
            }
        }
        assertThat(known).containsExactlyInAnyOrder(true, false);
        assertThat(Ask.get("/api/analytics/heatmap").at("/cells/0/changes").isNull())
                .isTrue();
    }

    private static BigDecimal amount(JsonNode node, String name) {
        return new BigDecimal(node.get(name).stringValue());
    }

    @ParameterizedTest
    @CsvSource({"USD, 2025-04, year, 12", "USD, 2025-04, previous, 3", "EUR, 2025-06, previous, 3"})
    void shouldCompareCohortsAtTheSameAge(String currency, YearMonth first, String compare, int monthsBefore) {
        Map<YearMonth, JsonNode> all = new TreeMap<>();
        String address = "/api/analytics/cohorts?currency=" + currency;
        Ask.get(address).get("items").forEach(cohort -> all.put(month(cohort), cohort));
        JsonNode answer =
                Ask.get("%s&from=%s-01&to=%s-01&compare=%s".formatted(address, first, first.plusMonths(3), compare));
        YearMonth firstBefore = first.minusMonths(monthsBefore);
        assertThat(answer.at("/compared_with/compare").stringValue()).isEqualTo(compare);
        assertThat(answer.at("/compared_with/from").stringValue())
                .isEqualTo(firstBefore
                        .atDay(1)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .toString());
        assertThat(answer.get("items")).isNotEmpty();
        assertThat(answer.get("items")
                        .valueStream()
                        .anyMatch(cohort -> all.containsKey(month(cohort).minusMonths(monthsBefore))))
                .isEqualTo(compare.equals("previous"));
        for (JsonNode cohort : answer.get("items")) {
            JsonNode former = all.get(month(cohort).minusMonths(monthsBefore));
            Ask.assertChange(
                    cohort.at("/changes/customers"),
                    cohort.get("customers").longValue(),
                    former == null ? 0 : former.get("customers").longValue());
            for (JsonNode active : cohort.get("months")) {
                JsonNode then =
                        former == null ? null : at(former, active.get("number").intValue());
                Ask.assertChange(
                        active.at("/changes/net"),
                        amount(active, "net"),
                        then == null ? new BigDecimal("0.00") : amount(then, "net"));
                Ask.assertChange(
                        active.at("/changes/active_customers"),
                        active.get("active_customers").longValue(),
                        then == null ? 0 : then.get("active_customers").longValue());
                if (former == null) {
                    assertThat(active.at("/changes/retention_rate").isNull()).isTrue();
                } else {
                    Ask.assertChange(
                            active.at("/changes/retention_rate"),
                            active.get("retention_rate").decimalValue(),
                            then == null
                                    ? BigDecimal.ZERO
                                    : then.get("retention_rate").decimalValue());
                }
            }
        }
    }

    private static YearMonth month(JsonNode cohort) {
        return YearMonth.parse(cohort.get("month").stringValue().substring(0, 7));
    }

    private static @Nullable JsonNode at(JsonNode cohort, int number) {
        return cohort.get("months")
                .valueStream()
                .filter(month -> month.get("number").intValue() == number)
                .findFirst()
                .orElse(null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "segments?compare=year | compare | segments are over all orders so far",
                "inventory?compare=previous | compare | stock is that of the last load",
                "cohorts?compare=year | compare | at the first of a month",
                "cohorts?from=2025-01-01&to=2025-02-02&compare=year | compare | at the first of a month",
                "cohorts?to=2025-02-01&compare=previous | compare | at the first of a month",
                "cohorts?from=2025-01-01&to=2025-02-01&compare=week | compare | must be previous or year",
                "heatmap?compare=day | compare | must be previous or year",
                "customer-metrics?granularity=fortnight | granularity | must be one of none, minute",
            })
    void shouldSayWhatCannotBeCompared(String path, String parameter, String remedy) {
        HttpResponse<String> response = AnalyticsShop.api().get("/api/analytics/" + path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonNode problem = RunningApi.json(response);
        assertThat(problem.get("parameter").stringValue()).isEqualTo(parameter);
        assertThat(problem.get("detail").stringValue()).contains(remedy);
    }
}
