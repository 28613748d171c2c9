package io.shopstream.api.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.FakeProducer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerTroubleIT {

    @ParameterizedTest
    @CsvSource({
        "RUNNING, STREAMING",
        "PAUSED, STREAMING",
        "HISTORY, SNAPSHOT",
        "RUNNING, STARTING",
        "DISABLED, DISABLED",
        "STARTING, STARTING",
    })
    void shouldFindNothingWrongWithAProducerThatWorksOrIsSwitchedOff(String state, String capture) {
        assertThat(ProducerTrouble.of(FakeProducer.status(state, null, FakeProducer.capture(capture, null))))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "WAITING, STREAMING, the simulated shop is waiting: why",
        "FAILED, STREAMING, the simulated shop has failed: why",
        "RUNNING, WAITING, change capture is waiting: why",
        "PAUSED, SLOT_LOST, change capture has lost its replication slot: why",
        "DISABLED, FAILED, change capture has failed: why",
    })
    void shouldNameWhatFailedAndWhy(String state, String capture, String trouble) {
        assertThat(ProducerTrouble.of(FakeProducer.status(state, "why", FakeProducer.capture(capture, "why"))))
                .isEqualTo(trouble);
    }
}
