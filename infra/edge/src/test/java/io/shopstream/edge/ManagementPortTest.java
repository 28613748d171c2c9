package io.shopstream.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementPortTest {
    @ParameterizedTest
    @CsvSource({
        "/actuator, true, false",
        "/actuator/prometheus, true, false",
        "/actuator/health, true, true",
        "/actuator/health/readiness, true, true",
        "/actuator/healthy, true, false",
        "/actuators, false, true",
        "/sink/status, false, true",
        "/, false, true",
    })
    void shouldServeEachAddressWhereItBelongs(String path, boolean atManagement, boolean atService) {
        assertThat(ManagementPort.isServed(true, path)).isEqualTo(atManagement);
        assertThat(ManagementPort.isServed(false, path)).isEqualTo(atService);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "65536", "nine", "8084"})
    void shouldRefuseWhatIsNoPortOfItsOwn(String port) {
        assertThatThrownBy(() -> new ManagementPortConfiguration(port, "8084", "127.0.0.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shopstream.management-port (SHOPSTREAM_MANAGEMENT_PORT)");
    }
}
