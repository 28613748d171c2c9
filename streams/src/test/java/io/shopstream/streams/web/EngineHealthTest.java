package io.shopstream.streams.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.streams.runtime.EngineState;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class EngineHealthTest {
    private static final String NOT_AUTHORIZED = "TopicAuthorizationException: Not authorized to access topics: [a]";

    @Test
    void shouldNameWhyThreadsFailAgainAndAgainWhileItIsUp() {
        Health health = health(new EngineState.Started(State.RUNNING), NOT_AUTHORIZED);

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).isEqualTo(Map.of("state", "RUNNING", "reason", NOT_AUTHORIZED));
    }

    @Test
    void shouldNameWhyItCannotStart() {
        Health health = health(new EngineState.Refused("the partitions differ"), NOT_AUTHORIZED);

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).isEqualTo(Map.of("state", "REFUSED", "reason", "the partitions differ"));
    }

    @Test
    void shouldNameNoReasonIfNothingIsWrong() {
        assertThat(health(new EngineState.Started(State.REBALANCING), null).getDetails())
                .isEqualTo(Map.of("state", "REBALANCING"));
        assertThat(health(new EngineState.Refused(null), null).getDetails()).isEqualTo(Map.of("state", "REFUSED"));
    }

    private static Health health(EngineState state, @Nullable String lastingFailure) {
        return new EngineHealth(() -> state, () -> lastingFailure, state::isAlive).health();
    }
}
