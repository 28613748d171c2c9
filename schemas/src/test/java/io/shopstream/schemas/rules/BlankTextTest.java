package io.shopstream.schemas.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankTextTest {
    private static final Pattern WHITE = Pattern.compile("\\p{IsWhite_Space}");

    /** Every character with the Unicode property White_Space, which the regular expressions of Java know, too. */
    @Test
    void shouldTakeAllWhiteSpaceOfUnicodeForBlank() {
        for (char character = 0; character < Character.MAX_VALUE; character++) {
            String text = String.valueOf(character);
            boolean white = WHITE.matcher(text).matches() || text.isBlank();
            assertThat(BlankText.isBlank(text + text))
                    .as("U+%04X", (int) character)
                    .isEqualTo(white);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " a", "\u00a0a\u00a0", "\u200b", "\ufeff", "\ufffd", "\ud83d\ude00", "0"})
    void shouldTakeNothingElseForBlank(String text) {
        assertThat(BlankText.isBlank(text)).isFalse();
    }

    @Test
    void shouldTakeNoCharacterForBlank() {
        assertThat(BlankText.isBlank("")).isTrue();
    }
}
