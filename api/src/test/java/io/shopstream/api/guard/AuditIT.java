package io.shopstream.api.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.support.CsvReader;
import io.shopstream.api.support.GuardedApi;
import io.shopstream.api.support.RunningApi;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of who changed what. The rows of one key, of another time than all others. */
class AuditIT {
    private static final String[] OPERATOR = {"X-API-Key", GuardedApi.OPERATOR_KEY};
    private static final String MINE = "/api/audit?key=auditedkey00";

    private static final GuardedApi API = GuardedApi.get();

    @BeforeAll
    static void insert() {
        // Three rows have the same time.
        API.warehouse().execute("""
                insert into ops.api_audit (at, key_id, who, address, method, path, status, detail)
                select '2026-01-01T00:00:00Z'::timestamptz + (n / 3) * interval '1 hour', 'auditedkey00', 'till ' || n,
                       '203.0.113.9', 'POST', '/api/ingest/orders', 200 + n, case n when 4 then '=1+1' else '' end
                from generate_series(0, 9) n""");
    }

    private static JsonNode page(String path) {
        HttpResponse<String> answer = API.get(path, OPERATOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.json(answer);
    }

    private static List<Integer> statuses(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("status").intValue())
                .toList();
    }

    @Test
    void shouldHaveEveryRowOnceTheNewestFirst() {
        List<Integer> seen = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = page(MINE + "&page_size=4" + token);
            seen.addAll(statuses(page));
            token = page.get("next_page_token").isNull()
                    ? ""
                    : "&page_token=" + page.get("next_page_token").stringValue();
        } while (!token.isEmpty());

        assertThat(seen).containsExactly(209, 208, 207, 206, 205, 204, 203, 202, 201, 200);
    }

    @Test
    void shouldSelectByTimeKeyAndName() {
        assertThat(statuses(page(MINE + "&from=2026-01-01T01:00:00Z&to=2026-01-01T02:00:00Z")))
                .containsExactly(205, 204, 203);
        assertThat(statuses(page("/api/audit?who=till%207"))).containsExactly(207);
        assertThat(statuses(page(MINE + "&sort=at&page_size=1"))).containsExactly(200);
        assertThat(statuses(page("/api/audit?key=nobody"))).isEmpty();
    }

    @Test
    void shouldBeCsvAndLinesOfJsonAsAWhole() {
        HttpResponse<String> csv = API.get(MINE + "&format=csv", OPERATOR);
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        List<List<String>> rows = CsvReader.read(csv.body());
        assertThat(rows).hasSize(11);
        assertThat(rows.getFirst())
                .containsExactly("entry_id", "at", "key_id", "who", "address", "method", "path", "status", "detail");
        assertThat(rows.get(6)).endsWith("204", "'=1+1");

        HttpResponse<String> lines =
                API.get(MINE, "X-API-Key", GuardedApi.OPERATOR_KEY, "Accept", "application/x-ndjson");
        assertThat(lines.body()
                        .lines()
                        .map(line ->
                                new JsonMapper().readTree(line).get("status").intValue()))
                .containsExactly(209, 208, 207, 206, 205, 204, 203, 202, 201, 200);
    }

    @Test
    void shouldShowAChangeSoonAfterItsAnswerAndBeKeptByNoCache() {
        GuardedApi.Key key = API.newKey("operator");
        API.send("DELETE", "/api/keys/nobody", null, key.header());

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        page("/api/audit?key=" + key.id()).get("items"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("path").stringValue()).isEqualTo("/api/keys/{key_id}");
                    assertThat(row.get("who").stringValue()).isEqualTo("operator of a test");
                    assertThat(row.get("status").intValue()).isEqualTo(404);
                }));
        HttpResponse<String> answer = API.get(MINE + "&page_size=1", OPERATOR);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.headers().firstValue("Link").orElse("")).contains("page_token=", "rel=\"next\"");
    }

    @Test
    void shouldNameTheParameterThatIsWrong() {
        for (String wrong : List.of("id=1", "from=yesterday", "page_size=0", "page_token=x", "status=200")) {
            HttpResponse<String> answer = API.get("/api/audit?" + wrong, OPERATOR);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(RunningApi.json(answer).get("parameter").stringValue())
                    .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
    }
}
