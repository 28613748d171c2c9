package io.shopstream.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

class EngineStateTest {
    @Test
    void shouldBeReadyWhileRebalancingAndNotAliveInError() {
        assertThat(new EngineState.Started(State.REBALANCING).isReady()).isTrue();
        assertThat(new EngineState.Started(State.ERROR).isAlive()).isFalse();
        assertThat(new EngineState.Started(State.PENDING_ERROR).isReady()).isFalse();
        assertThat(new EngineState.Refused("topics differ").isAlive()).isFalse();
        assertThat(new EngineState.Starting().isAlive()).isTrue();
        assertThat(new EngineState.Starting().isReady()).isFalse();
        assertThat(new EngineState.Started(State.RUNNING).label()).isEqualTo("RUNNING");
    }

    @Test
    void shouldGiveTheReasonOfALastingFailureOnlyWhileAlive() {
        String failure = "TopicAuthorizationException: Not authorized to access topics: [shop.orders.v1]";

        assertThat(new EngineState.Starting().reason(failure)).isEqualTo(failure);
        assertThat(new EngineState.Started(State.RUNNING).reason(failure)).isEqualTo(failure);
        assertThat(new EngineState.Started(State.REBALANCING).reason(failure)).isEqualTo(failure);
        assertThat(new EngineState.Started(State.RUNNING).reason(null)).isNull();
        assertThat(new EngineState.Started(State.ERROR).reason(failure)).isNull();
        assertThat(new EngineState.Closed().reason(failure)).isNull();
        assertThat(new EngineState.Refused("topics differ").reason(failure)).isEqualTo("topics differ");
    }
}
