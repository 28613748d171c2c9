package io.shopstream.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.query.QueryJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinkTroubleTest {
    private static final String RUNS = "{\"name\": \"shop-sink-marts\", \"state\": \"RUNNING\"}";

    private static @Nullable String trouble(String... loaders) {
        return SinkTrouble.of(QueryJson.mapper()
                .readTree("{\"as_of\": \"2026-03-01T12:00:20Z\", \"loaders\": [" + String.join(",", loaders) + "]}"));
    }

    private static String loader(String state, String since) {
        return """
                {"name": "shop-sink-facts", "state": "%s", "reason": "the topic is another one", "remedy": "Rebuild",
                 "since": "%s"}""".formatted(state, since);
    }

    @Test
    void shouldNameLoaderReasonAndRemedy() {
        assertThat(trouble(loader("STOPPED", "2026-03-01T12:00:20Z"), RUNS))
                .isEqualTo("shop-sink-facts has stopped: the topic is another one. Rebuild");
        assertThat(trouble(loader("STOPPED", ""), "{\"name\": \"shop-sink-marts\", \"state\": \"STOPPED\"}"))
                .isEqualTo("shop-sink-facts has stopped: the topic is another one. Rebuild;"
                        + " shop-sink-marts has stopped: no reason given.");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:09Z, 'shop-sink-facts waits, and goes on by itself: the topic is another one'",
        "2026-03-01T12:00:10Z,",
        "2026-03-01T12:00:21Z,",
        "yesterday,",
    })
    void shouldMentionALongWaitOnly(String since, @Nullable String trouble) {
        assertThat(trouble(RUNS, loader("WAITING", since))).isEqualTo(trouble);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTING", "RUNNING", "CLOSED", "LATER_VERSION"})
    void shouldFindNothingWrongWithOtherStates(String state) {
        assertThat(trouble(loader(state, "2026-03-01T12:00:00Z"))).isNull();
        assertThat(trouble()).isNull();
    }
}
