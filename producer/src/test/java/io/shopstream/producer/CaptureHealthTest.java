package io.shopstream.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.capture.changes.CaptureState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Health;

class CaptureHealthTest {
    @ParameterizedTest
    @CsvSource({
        "DISABLED, UP",
        "STARTING, UP",
        "SNAPSHOT, UP",
        "STREAMING, UP",
        "WAITING, OUT_OF_SERVICE",
        "SLOT_LOST, DOWN",
        "FAILED, DOWN",
        "STOPPED, DOWN"
    })
    void shouldBeDownInAStateThatNeedsAnOperator(CaptureState state, String expected) {
        assertThat(CaptureHealth.of(state, null).getStatus().getCode()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameTheStateAndTheRemedy(CaptureState state) {
        Health health = CaptureHealth.of(state, "start it again");
        assertThat(health.getDetails()).containsEntry("state", state.name()).containsEntry("detail", "start it again");
    }
}
