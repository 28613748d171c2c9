package io.shopstream.api.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.RunningApi;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How a list of customers is ordered, cut off, written and refused; {@link CustomersBehindFiguresIT} knows who is in it. */
class ListedCustomersIT {

    private static List<String> users(JsonNode answer) {
        return answer.get("items")
                .valueStream()
                .map(item -> item.get("user_id").stringValue())
                .toList();
    }

    @Test
    void shouldListThoseWithTheHighestNetFirstUpToTheLimit() {
        JsonNode all = Ask.get("/api/analytics/customers?segment=returning&limit=1000");
        List<BigDecimal> nets = all.get("items")
                .valueStream()
                .map(item -> new BigDecimal(item.get("net").stringValue()))
                .toList();
        assertThat(nets).hasSizeGreaterThan(3).isSortedAccordingTo((a, b) -> b.compareTo(a));
        JsonNode some = Ask.get("/api/analytics/customers?segment=returning&limit=3");
        assertThat(users(some)).isEqualTo(users(all).subList(0, 3));
        assertThat(List.of("customers", "orders", "net"))
                .allMatch(sum -> some.get(sum).equals(all.get(sum)));
        assertThat(Ask.get("/api/analytics/customers?cohort=2024-01").toString())
                .contains("\"customers\":0", "\"net\":\"0.00\"", "\"items\":[]");
    }

    @Test
    void shouldAlsoBeATableWithoutNames() {
        HttpResponse<String> response =
                AnalyticsShop.api().get("/api/analytics/customers?rfm_segment=champions&to=2100-01-01&format=csv");
        JsonNode listed = Ask.get("/api/analytics/customers?rfm_segment=champions&to=2100-01-01");
        List<String> lines = response.body().lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("user_id,currency,orders,units,gross,returns,net,first_order_at,last_order_at");
        assertThat(lines).hasSize(1 + listed.get("items").size());
        assertThat(lines.get(1)).startsWith(users(listed).getFirst() + ",USD,");
        assertThat(response.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("private", "no-cache");
        assertThat(listed.get("group").stringValue())
                .isEqualTo("champions: recency 4 or 5, frequency 4 or 5, monetary 4 or 5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | cohort | give one of cohort, rfm, rfm_segment, lifetime_from, segment, new_from",
                "active=2025-03 | cohort | give one of",
                "to=2025-03-01 | cohort | give one of",
                "cohort=2025 | cohort | must be a month such as 2010-12",
                "cohort=0000-01 | cohort | must be a month",
                "cohort=2025-13 | cohort | must be a month",
                "cohort=2025-03&active=2025-02 | active | must not be before 'cohort'",
                "cohort=2025-03&active=March | active | must be a month",
                "cohort=2025-03&segment=vip | segment | cannot be combined with 'cohort', only active can",
                "cohort=2025-03&country=Norway | country | cannot be combined with 'cohort'",
                "rfm=6 | rfm | must be the scores of recency and frequency, such as 54",
                "rfm=05 | rfm | each from 1 to 5",
                "rfm=5555 | rfm | each from 1 to 5",
                "rfm=54&channel=web | channel | cannot be combined with 'rfm', only to, country can",
                "rfm=54&to=soon | to | must be a date",
                "rfm_segment=vip | rfm_segment | must be one of champions, loyal, promising, new, at-risk, hibernating",
                "lifetime_from=1e3 | lifetime_from | must be an amount such as 100",
                "lifetime_to=much | lifetime_to | must be an amount",
                "lifetime_from=10&lifetime_to=10.00 | lifetime_from | must be less than 'lifetime_to'",
                "lifetime_to=10&rfm=11 | lifetime_to | cannot be combined with 'rfm'",
                "segment=gold | segment | must be one of none, new, returning, loyal, vip",
                "segment=vip&to=2025-03-01 | to | cannot be combined with 'segment'",
                "new_from=2025-03-01 | new_to | is required: give 'new_from' and 'new_to'",
                "new_to=2025-03-01 | new_from | is required",
                "new_from=2025-03-01&new_to=2025-03-01 | new_from | must be before 'new_to'",
                "new_from=yesterday&new_to=2025-03-01 | new_from | must be a date",
                "new_from=2025-03-01&new_to=2025-03-02&time_zone=CEST | time_zone | must be an IANA name",
                "new_from=2025-03-01&new_to=2025-03-02&category= | category | must be an id",
                "segment=vip&limit=1001 | limit | must be a whole number from 1 to 1000",
                "segment=vip&currency=KWD | currency | of a currency with two decimal places",
                "segment=vip&segmnt=vip | segmnt | is not known here; known are active, category, channel, cohort",
            })
    void shouldNameTheParameterAndTheRemedy(String query, String parameter, String remedy) {
        HttpResponse<String> response = AnalyticsShop.api().get("/api/analytics/customers?" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonNode problem = RunningApi.json(response);
        assertThat(problem.get("parameter").stringValue()).isEqualTo(parameter);
        assertThat(problem.get("detail").stringValue()).contains(remedy);
    }
}
