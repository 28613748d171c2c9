package io.shopstream.local.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.QueryJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Output and end of the watch, against a sink that passes through given states. */
@Timeout(60)
class LoaderWatchTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Map<String, String> RUNS = Map.of("name", "facts", "state", "RUNNING");
    private static final Map<String, String> STARTS =
            Map.of("name", "facts", "state", "STARTING", "reason", "joining the consumer group");
    private static final Map<String, String> STOPPED =
            Map.of("name", "facts", "state", "STOPPED", "reason", "topic-recreated", "remedy", "Delete the rows");

    private final StringWriter text = new StringWriter();

    @Test
    void shouldWaitUntilTheLoaderRunsAndShowEachStateOnce() throws Exception {
        assertThat(watch(TIMEOUT, Set.of("facts"), STARTS, STARTS, RUNS)).isTrue();
        assertThat(text.toString().lines())
                .containsExactly("  facts: starting: joining the consumer group", "  facts: running");
    }

    @Test
    void shouldShowReasonAndRemedyOfALoaderThatStoppedAgain() throws Exception {
        assertThat(watch(TIMEOUT, Set.of("facts"), STARTS, STOPPED)).isFalse();
        assertThat(text.toString()).contains("  facts: stopped: topic-recreated. Delete the rows");
    }

    @Test
    void shouldEndWhileALoaderStillWaits() throws Exception {
        Map<String, String> waits = Map.of("name", "facts", "state", "WAITING", "reason", "no database");
        assertThat(watch(Duration.ZERO, Set.of("facts"), waits)).isFalse();
        assertThat(text.toString()).contains("  facts: waiting: no database");
    }

    @Test
    void shouldNotWaitForLoadersThatWereNotStarted() throws Exception {
        assertThat(watch(TIMEOUT, Set.of(), STARTS)).isTrue();
        assertThat(text.toString()).isEmpty();
    }

    @SafeVarargs
    private boolean watch(Duration timeout, Set<String> names, Map<String, String>... states)
            throws InterruptedException {
        Deque<Map<String, String>> left = new ArrayDeque<>(List.of(states));
        return new LoaderWatch(new PrintWriter(text, true), () -> status(left)).await(names, timeout);
    }

    private static JsonNode status(Deque<Map<String, String>> left) {
        return QueryJson.mapper().valueToTree(Map.of("loaders", List.of(left.pop())));
    }
}
