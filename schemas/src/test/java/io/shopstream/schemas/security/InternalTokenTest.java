package io.shopstream.schemas.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InternalTokenTest {
    private static final String SECRET = "0123456789abcdef0123456789ABCDEF+/==";
    private static final InternalToken TOKEN = InternalToken.of(SECRET);

    @ParameterizedTest
    @CsvSource({
        "Bearer 0123456789abcdef0123456789ABCDEF+/==, true",
        "bearer 0123456789abcdef0123456789ABCDEF+/==, true",
        "'Bearer  0123456789abcdef0123456789ABCDEF+/== ', true",
        "Bearer 0123456789abcdef0123456789abcdef+/==, false",
        "Bearer 0123456789abcdef0123456789ABCDEF+/=, false",
        "Bearer 0123456789abcdef0123456789ABCDEF+/===, false",
        "'Bearer 0123456789abcdef0123456789ABCDEF+/==, Bearer x', false",
        "Basic 0123456789abcdef0123456789ABCDEF+/==, false",
        "Bearer0123456789abcdef0123456789ABCDEF+/==, false",
        "0123456789abcdef0123456789ABCDEF+/==, false",
        "Bearer, false",
        "'Bearer ', false",
        "'', false",
    })
    void shouldKnowItselfInOneHeader(String header, boolean accepted) {
        assertThat(TOKEN.isIn(List.of(header))).isEqualTo(accepted);
    }

    @Test
    void shouldBeSentOnce() {
        String header = TOKEN.authorization().orElseThrow();
        assertThat(header).isEqualTo("Bearer " + SECRET);
        assertThat(TOKEN.isIn(List.of(header))).isTrue();
        assertThat(TOKEN.isIn(List.of())).isFalse();
        assertThat(TOKEN.isIn(List.of(header, header))).isFalse();
    }

    @Test
    void shouldBeInNoRequestIfThereIsNone() {
        assertThat(InternalToken.of(" \n")).isSameAs(InternalToken.NONE);
        assertThat(InternalToken.NONE.isNone()).isTrue();
        assertThat(InternalToken.NONE.authorization()).isEmpty();
        assertThat(List.of("", "Bearer", "Bearer ", "Bearer x"))
                .noneMatch(header -> InternalToken.NONE.isIn(List.of(header)));
        assertThat(InternalToken.NONE.isIn(List.of())).isFalse();
    }

    @Test
    void shouldAcceptTheLineOfAFile() {
        assertThat(InternalToken.of(SECRET + "\n").isIn(List.of("Bearer " + SECRET)))
                .isTrue();
    }

    @Test
    void shouldNotShowTheSecret() {
        assertThat(TOKEN).hasToString("***");
        assertThat(InternalToken.NONE).hasToString("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "0123456789abcdef0123456789ABCDE",
                "0123456789abcdef 0123456789ABCDEF",
                "0123456789abcdef\n0123456789ABCDEF",
                "0123456789abcdef0123456789ABCDEF=x",
                "0123456789abcdef0123456789ABCDEé",
                "================================"
            })
    void shouldNameTheSettingOfABadTokenAndNotItsValue(String text) {
        assertThatThrownBy(() -> InternalToken.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("shopstream.internal-token (SHOPSTREAM_INTERNAL_TOKEN) must be 32 to 512")
                .hasMessageNotContaining(text);
    }
}
