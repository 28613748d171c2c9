package io.shopstream.schemas.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalRequestTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.8.9.10, true",
        "0:0:0:0:0:0:0:1, true",
        "::1, true",
        "::ffff:127.0.0.1, true",
        "10.0.0.7, false",
        "0.0.0.0, false",
        "fe80::1, false"
    })
    void shouldTellThisMachineFromOthers(String address, boolean local) {
        assertThat(LocalRequest.isLocal(address, header -> null)).isEqualTo(local);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void shouldNotTakeAnUnknownAddressForThisMachine(@Nullable String address) {
        assertThat(LocalRequest.isLocal(address, header -> null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"})
    void shouldNotTrustTheAddressOfAProxy(String header) {
        assertThat(LocalRequest.isLocal("127.0.0.1", Map.of(header, "127.0.0.1")::get))
                .isFalse();
    }
}
