package io.shopstream.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.QueryJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RebuildWatchTest {
    private static final JsonNode READING = QueryJson.mapper().readTree("""
            {"running": {"run_id": 7, "phase": "READING", "records": 1200000, "total": 4000000,
              "records_per_second": 310000.4, "seconds_left": 9}, "runs": []}
            """);
    private static final JsonNode DONE = QueryJson.mapper().readTree("""
            {"runs": [{"run_id": 8, "state": "RUNNING"}, {"run_id": 7, "state": "DONE"}]}
            """);

    @Test
    void shouldFollowARunToItsEnd() throws Exception {
        StringWriter out = new StringWriter();
        Deque<JsonNode> answers = new ArrayDeque<>(List.of(READING, DONE));

        JsonNode run = new RebuildWatch(new PrintWriter(out), answers::remove).await(7);

        assertThat(run.path("state").asString()).isEqualTo("DONE");
        assertThat(out.toString().strip())
                .isEqualTo("reading 1,200,000 of 4,000,000 offsets, 310,000 records/s, 9 s left");
    }

    @Test
    void shouldNameWhatTheRebuildWaitsFor() {
        JsonNode running = QueryJson.mapper().readTree("""
                {"phase": "MERGING_LATE", "waiting_for": null}
                """);
        JsonNode waiting = QueryJson.mapper().readTree("""
                {"phase": "SWAPPING", "waiting_for": "transactions of pid 4"}
                """);

        assertThat(RebuildWatch.line(running)).isEqualTo("merging late");
        assertThat(RebuildWatch.line(waiting)).isEqualTo("swapping: waiting for transactions of pid 4");
    }
}
