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
}
