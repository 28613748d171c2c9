package io.shopstream.api.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.RunningApi;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.money.Money;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every version of every order: where its record is, and what it changed by the naive sums before and after. */
class OrderExplanationIT {
    private static JsonNode explain(String id) {
        HttpResponse<String> answer = ExplainShop.api().get("/api/explain/orders/" + id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.json(answer);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.stringValue();
    }

    private static Map<String, String> windows(JsonNode version) {
        Map<String, String> windows = new TreeMap<>();
        for (JsonNode window : version.get("windows")) {
            String key = NaiveSums.key(
                    text(window.get("aggregate")),
                    text(window.get("window_start")),
                    text(window.get("currency")),
                    text(window.get("product_id")),
                    text(window.get("category_id")),
                    text(window.get("country")),
                    text(window.get("user_id")));
            JsonNode change = window.get("change");
            windows.put(
                    key,
                    "SalesFigures[gross=%s, returns=%s, net=%s, orders=%d, units=%d]"
                            .formatted(
                                    change.get("gross").stringValue(),
                                    change.get("returns").stringValue(),
                                    change.get("net").stringValue(),
                                    change.get("orders").longValue(),
                                    change.get("units").longValue()));
        }
        return windows;
    }

    private static Map<String, String> naive(List<Order> before, Order after) {
        Map<String, String> texts = new TreeMap<>();
        NaiveSums.difference(before, after).forEach((key, sum) -> texts.put(key, sum.text()));
        return texts;
    }

    private static void check(String id, List<Order> arrived) {
        JsonNode answer = explain(id);
        List<Order> before = List.of();
        Set<Long> known = new HashSet<>();
        int index = 0;
        long offset = -1;
        for (Order order : arrived) {
            if (!known.add(order.getVersion())) {
                // The warehouse keeps the first record of a version.
                continue;
            }
            JsonNode version = answer.get("versions").get(index++);
            boolean newer =
                    before.isEmpty() || order.getVersion() > before.getFirst().getVersion();
            assertThat(version.get("version").longValue()).isEqualTo(order.getVersion());
            assertThat(version.get("record").stringValue()).isEqualTo("read");
            assertThat(version.get("effect").stringValue())
                    .isEqualTo(newer ? "counted" : "came-after-a-higher-version");
            assertThat(windows(version)).as("%s %s", id, version).isEqualTo(newer ? naive(before, order) : Map.of());
            assertThat(version.at("/position/topic").stringValue()).isEqualTo("explain-shop.orders.v1");
            assertThat(version.at("/position/offset").longValue()).isGreaterThan(offset);
            offset = version.at("/position/offset").longValue();
            before = newer ? List.of(order) : before;
        }
        Order last = before.getFirst();
        String net = Money.format(NaiveSums.stands(last) ? last.getTotalMinor() : 0);
        assertThat(answer.get("versions")).hasSize(index);
        assertThat(answer.get("net").stringValue()).isEqualTo(net);
        assertThat(answer.get("changes_net").stringValue()).isEqualTo(net);
        assertThat(answer.get("agrees").booleanValue()).isTrue();
        assertThat(answer.get("status").stringValue())
                .isEqualTo(last.getStatus().name());
    }

    @Test
    void shouldSayWhatEachVersionChanged() {
        ExplainShop.records().forEach(OrderExplanationIT::check);
    }

    @Test
    void shouldReadForManyAtATime() throws Exception {
        List<Future<?>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            ExplainShop.records().entrySet().stream()
                    .limit(60)
                    .forEach(order -> answers.add(callers.submit(() -> check(order.getKey(), order.getValue()))));
            for (Future<?> answer : answers) {
                answer.get();
            }
        }
    }

    @Test
    void shouldAnswerAnyIdAsAParameter() {
        HttpResponse<String> answer = ExplainShop.api().get("/api/explain/orders?id=o3");

        assertThat(RunningApi.json(answer).get("versions"))
                .isEqualTo(explain("o3").get("versions"))
                .isNotEmpty();
        assertThat(ExplainShop.api().get("/api/explain/orders?id=..").statusCode())
                .isEqualTo(404);
        assertThat(ExplainShop.api().get("/api/explain/orders/nobody").statusCode())
                .isEqualTo(404);
        assertThat(ExplainShop.api().get("/api/explain/orders?id=%00").statusCode())
                .isEqualTo(400);
        assertThat(ExplainShop.api().get("/api/explain/orders").statusCode()).isEqualTo(400);
    }
}
