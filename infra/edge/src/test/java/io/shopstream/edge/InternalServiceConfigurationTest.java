package io.shopstream.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.security.InternalToken;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternalServiceConfigurationTest {
    private final InternalServiceConfiguration configuration = new InternalServiceConfiguration();

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.5", ""})
    void shouldRefuseToBeReachedFromElsewhereWithoutAToken(String bind) {
        assertThatThrownBy(() -> configuration.internalTokenFilter(InternalToken.NONE, bind, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SHOPSTREAM_BIND")
                .hasMessageContaining("shopstream.internal-token (SHOPSTREAM_INTERNAL_TOKEN)");

        InternalToken token = InternalToken.of("x".repeat(32));
        assertThat(configuration.internalTokenFilter(token, bind, false)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1"})
    void shouldNeedNoTokenOnALoopbackAddress(String bind) {
        assertThat(configuration.internalTokenFilter(InternalToken.NONE, bind, false))
                .isNotNull();
    }
}
