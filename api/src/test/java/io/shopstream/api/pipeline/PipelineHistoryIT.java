package io.shopstream.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.CsvReader;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import io.shopstream.api.support.TestWarehouse;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Lag, rebuilds and quality over time, from rows as the sink writes them. */
class PipelineHistoryIT {
    private static final Instant FIRST = Instant.parse("2026-01-05T00:00:00Z");

    private record Sample(Instant at, String group, String topic, long lag) {}

    private static final List<Sample> SAMPLES = samples();

    private static List<Sample> samples() {
        Random random = new Random(9);
        List<Sample> samples = new ArrayList<>();
        for (int tick = 0; tick < 8_640; tick++) {
            // Two hours without the sink.
            if (tick >= 3_000 && tick < 3_720) {
                continue;
            }
            for (String group : List.of("shop-streams", "shop-sink-facts")) {
                for (String topic : List.of("shop.orders.v1", "shop.events.v1")) {
                    if (random.nextInt(4) > 0) {
                        samples.add(new Sample(FIRST.plusSeconds(10L * tick), group, topic, random.nextLong(1_000)));
                    }
                }
            }
        }
        return samples;
    }

    @BeforeAll
    static void insert() {
        TestWarehouse warehouse = SharedApi.warehouse();
        StringBuilder rows = new StringBuilder("insert into ops.consumer_lag values ");
        for (Sample sample : SAMPLES) {
            rows.append("('%s','%s','%s',%d),".formatted(sample.at(), sample.group(), sample.topic(), sample.lag()));
        }
        rows.setLength(rows.length() - 1);
        warehouse.execute(rows.toString());
        // Three of them began at the same time.
        warehouse.execute("""
                insert into ops.rebuild_runs (tables, state, started_at, ended_at, records, differences, reason)
                select array['warehouse.orders', 'mart.alerts'], case n when 3 then 'FAILED' else 'DONE' end,
                       '2026-01-01T00:00:00Z'::timestamptz + (n / 3) * interval '1 hour',
                       case n when 9 then null else '2026-01-02T00:00:00Z'::timestamptz end, 100 + n,
                       array_fill('warehouse.orders: 1'::text, array[n]), case n when 3 then 'no space' end
                from generate_series(0, 9) n""");
    }

    private static JsonNode json(String path) {
        HttpResponse<String> answer = SharedApi.get().get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.json(answer);
    }

    @ParameterizedTest
    @CsvSource({
        // As long as allowed by buckets of their lengths: 10 s, 20 s, 30 s, 5 min, 3 h.
        "2026-01-05T03:00:00Z, 2026-01-05T03:50:00Z, 10",
        "2026-01-05T03:00:00Z, 2026-01-05T04:00:00Z, 20",
        "2026-01-05T07:00:00Z, 2026-01-05T09:20:00Z, 30",
        "2026-01-05T00:00:00Z, 2026-01-06T00:00:00Z, 300",
        "2026-01-05T01:00:07Z, 2026-01-06T00:59:59.5Z, 300",
        "2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z, 10800",
    })
    void shouldHaveTheHighestSampleOfEachBucket(Instant from, Instant to, long seconds) {
        JsonNode answer = json("/api/etl/lag?from=%s&to=%s".formatted(from, to));
        assertThat(answer.get("bucket_seconds").longValue()).isEqualTo(seconds);
        List<Instant> times = answer.get("times")
                .valueStream()
                .map(time -> Instant.parse(time.stringValue()))
                .toList();
        assertThat(times.size()).isBetween(1, 300);
        assertThat(times.getFirst()).isBeforeOrEqualTo(from);
        assertThat(times).allMatch(time -> time.getEpochSecond() % seconds == 0);
        Instant end = times.getLast().plusSeconds(seconds);
        assertThat(end).isAfterOrEqualTo(to).isBefore(to.plusSeconds(seconds));
        assertThat(answer.get("from").stringValue()).isEqualTo(times.getFirst().toString());
        assertThat(answer.get("to").stringValue()).isEqualTo(end.toString());

        Map<String, Map<Instant, Long>> naive = new HashMap<>();
        SAMPLES.stream()
                .filter(sample ->
                        !sample.at().isBefore(times.getFirst()) && sample.at().isBefore(end))
                .forEach(sample -> naive.computeIfAbsent(sample.group() + " " + sample.topic(), _ -> new HashMap<>())
                        .merge(
                                Instant.ofEpochSecond(sample.at().getEpochSecond() / seconds * seconds),
                                sample.lag(),
                                Math::max));
        Set<String> seen = new TreeSet<>();
        for (JsonNode series : answer.get("series")) {
            String name = series.get("consumer_group").stringValue() + " "
                    + series.get("topic").stringValue();
            seen.add(name);
            List<@Nullable Long> expected = new ArrayList<>();
            times.forEach(
                    time -> expected.add(naive.getOrDefault(name, Map.of()).get(time)));
            List<@Nullable Long> lag = new ArrayList<>();
            series.get("lag").forEach(value -> lag.add(value.isNull() ? null : value.longValue()));
            assertThat(lag).as(name).isEqualTo(expected);
        }
        assertThat(seen).isEqualTo(new TreeSet<>(naive.keySet()));
    }

    @Test
    void shouldHaveABucketForEveryTimeWithoutASample() {
        JsonNode answer = json("/api/etl/lag?from=2026-01-05T09:00:00Z&to=2026-01-05T10:00:00Z");
        assertThat(answer.get("times")).hasSize(180);
        assertThat(answer.get("series")).isEmpty();
        // A day until now by default; nothing was sampled.
        assertThat(json("/api/etl/lag").get("bucket_seconds").longValue()).isEqualTo(300);
    }

    @Test
    void shouldAlsoBeATableOfWhatWasSampled() {
        String range = "/api/etl/lag?from=2026-01-05T08:00:00Z&to=2026-01-05T08:20:00Z";
        List<List<String>> rows =
                CsvReader.read(SharedApi.get().get(range + "&format=csv").body());
        assertThat(rows.getFirst()).containsExactly("start", "consumer_group", "topic", "lag");
        long sampled = json(range)
                .get("series")
                .valueStream()
                .flatMap(series -> series.get("lag").valueStream())
                .filter(lag -> !lag.isNull())
                .count();
        assertThat(rows).hasSize(1 + (int) sampled);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-01-01&to=2026-02-02, to",
        "from=2026-01-02&to=2026-01-01, from",
        "to=soon, to",
        "to=0001-01-01, from",
    })
    void shouldNameTheParameterOfARangeThatItRefuses(String query, String parameter) {
        HttpResponse<String> answer = SharedApi.get().get("/api/etl/lag?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(RunningApi.json(answer).get("parameter").stringValue()).isEqualTo(parameter);
    }

    @Test
    void shouldListEveryRebuildOnceTheNewestFirst() {
        List<Long> seen = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = json("/api/etl/rebuilds?page_size=4" + token);
            page.get("items").forEach(item -> seen.add(item.get("records").longValue()));
            token = page.get("next_page_token").isNull()
                    ? ""
                    : "&page_token=" + page.get("next_page_token").stringValue();
        } while (!token.isEmpty());
        assertThat(seen).containsExactly(109L, 108L, 107L, 106L, 105L, 104L, 103L, 102L, 101L, 100L);

        JsonNode failed = json("/api/etl/rebuilds?state=FAILED").get("items");
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).get("tables").stringValue()).isEqualTo("warehouse.orders, mart.alerts");
        assertThat(failed.get(0).get("differences").longValue()).isEqualTo(3);
        assertThat(failed.get(0).get("reason").stringValue()).isEqualTo("no space");
        JsonNode running = json("/api/etl/rebuilds?from=2026-01-01T03:00:00Z").get("items");
        assertThat(running).hasSize(1);
        assertThat(running.get(0).get("ended_at").isNull()).isTrue();
        assertThat(SharedApi.get()
                        .get("/api/etl/rebuilds?format=csv")
                        .body()
                        .lines()
                        .count())
                .isEqualTo(11);
    }

    @Test
    void shouldHaveTheScoreOfEveryRunTheOldestFirst() {
        TestWarehouse warehouse = SharedApi.warehouse();
        warehouse.execute("create table ops.checks_before as table ops.quality_checks; delete from ops.quality_checks");
        try {
            assertThat(SharedApi.get().get("/api/quality/history").statusCode()).isEqualTo(404);
            warehouse.execute("""
                    insert into ops.quality_checks (run_id, check_name, stage, table_name, checked, failed, judged, score,
                                                    detail, measured, checked_at)
                    select n, 'score', 'SCORE', '*', 90, n % 2, true, 100 - n, '',
                           '{"terms": [], "not_judged": 3, "took_millis": 7}',
                           '2026-01-05T00:00:00Z'::timestamptz + n * interval '15 minutes'
                    from generate_series(1, 5) n;
                    insert into ops.quality_checks (run_id, check_name, stage, table_name, checked, failed, judged, score,
                                                    detail, checked_at)
                    values (5, 'unique-order-id', 'TRANSFORMATION', 'warehouse.orders', 7, 1, true, 85, '', now())""");
            JsonNode history = json("/api/quality/history");
            assertThat(history.get("items")
                            .valueStream()
                            .map(run -> run.get("run_id").longValue() + " "
                                    + run.get("score")
                                            .decimalValue()
                                            .stripTrailingZeros()
                                            .toPlainString() + " "
                                    + run.get("failed").longValue() + " "
                                    + run.get("not_judged").longValue()))
                    .containsExactly("1 99 1 3", "2 98 0 3", "3 97 1 3", "4 96 0 3", "5 95 1 3");
            assertThat(history.get("as_of").stringValue()).isEqualTo("2026-01-05T01:15:00Z");
        } finally {
            warehouse.execute("delete from ops.quality_checks; insert into ops.quality_checks table ops.checks_before;"
                    + " drop table ops.checks_before");
        }
    }
}
