package io.shopstream.producer.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorStateTest {
    @ParameterizedTest
    @CsvSource({
        "DISABLED, true",
        "STARTING, true",
        "HISTORY, true",
        "RUNNING, true",
        "PAUSED, true",
        "WAITING, true",
        "FAILED, false",
        "STOPPED, false"
    })
    void shouldBeAliveUntilOnlyANewProcessHelps(SimulatorState state, boolean alive) {
        assertThat(state.isAlive()).isEqualTo(alive);
    }
}
