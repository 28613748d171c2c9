package io.shopstream.schemas.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindAddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.9.9.9, true",
        "::1, true",
        "[::1], true",
        "0.0.0.0, false",
        "::, false",
        "10.0.0.5, false",
        "'', false",
        "' ', false",
    })
    void shouldTellWhetherOtherMachinesReachIt(String bind, boolean loopback) {
        assertThat(BindAddress.isLoopback(bind)).isEqualTo(loopback);
    }
}
