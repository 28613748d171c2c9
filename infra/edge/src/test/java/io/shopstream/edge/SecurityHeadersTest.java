package io.shopstream.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityHeadersTest {
    @ParameterizedTest
    @CsvSource({
        "true, shop.example.org, true",
        "false, shop.example.org, false",
        "true, localhost, false",
        "true, LOCALHOST., false",
        "true, shop.localhost, false",
        "true, mylocalhost, true",
        "true,, false",
    })
    void shouldBindOtherNamesThanThoseOfThisMachineToHttps(boolean https, @Nullable String host, boolean expected) {
        assertThat(SecurityHeaders.isHttpsOnly(https, host)).isEqualTo(expected);
    }
}
