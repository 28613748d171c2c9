package io.shopstream.api.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardSettingsTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void shouldLimitRequestsWhereOtherMachinesReachTheServiceUnlessToldOtherwise() {
        assertThat(settings(null, null).rate(true)).isZero();
        assertThat(settings(null, null).rate(false)).isEqualTo(50);
        assertThat(settings(null, 7).rate(true)).isEqualTo(7);
        assertThat(settings(null, 0).rate(false)).isZero();
        assertThatThrownBy(() -> settings(null, -1)).hasMessageContaining("SHOPSTREAM_REQUESTS_PER_SECOND");
    }

    @Test
    void shouldRefuseAShortKeyWithoutShowingIt() {
        assertThat(settings(" ", null).operatorKey()).isNull();
        assertThat(settings(KEY + "\n", null).operatorKey()).isEqualTo(KEY);
        assertThat(settings(KEY, null).toString()).contains("***").doesNotContain(KEY);
        assertThatThrownBy(() -> settings("secret", null))
                .hasMessageContaining("SHOPSTREAM_OPERATOR_KEY")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "shop.example.org", "https://Shop.example.org", "https://shop.example.org/"})
    void shouldTakeOriginsOnly(String origin) {
        assertThatThrownBy(() -> new GuardSettings(null, null, List.of("https://a.example:8443", origin), false))
                .hasMessageContaining("SHOPSTREAM_CORS_ORIGINS");
        assertThat(new GuardSettings(null, null, List.of(" https://a.example", ""), false).corsOrigins())
                .containsExactly("https://a.example");
    }

    private static GuardSettings settings(@Nullable String key, @Nullable Integer rate) {
        return new GuardSettings(key, rate, List.of(), false);
    }
}
