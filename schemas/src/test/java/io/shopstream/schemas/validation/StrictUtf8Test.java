package io.shopstream.schemas.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictUtf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "order-1", "Größe", "訂單", "🛒", "\uFFFD"})
    void shouldDecodeWhatIsUtf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(StrictUtf8.decode(bytes)).isEqualTo(text);
        assertThat(StrictUtf8.decode(bytes, text)).isEqualTo(text);
        assertThat(StrictUtf8.decode(bytes, "another")).isEqualTo(text);
        assertThat(StrictUtf8.decode(bytes, null)).isEqualTo(text);
    }

    @Test
    void shouldDecodeNothingElse() {
        byte[] latin1 = {'m', (byte) 0xFC, 'l', 'l'};
        byte[] overlong = {(byte) 0xC0, (byte) 0xAF};
        byte[] loneSurrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
        byte[] cutOff = {(byte) 0xE2, (byte) 0x82};
        byte[] beyondUnicode = {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80};

        for (byte[] bytes : new byte[][] {latin1, overlong, loneSurrogate, cutOff, beyondUnicode}) {
            assertThat(StrictUtf8.decode(bytes)).isNull();
            assertThat(StrictUtf8.decode(bytes, new String(bytes, StandardCharsets.UTF_8)))
                    .isNull();
        }
        assertThat(StrictUtf8.decode(null)).isNull();
        assertThat(StrictUtf8.decode(null, "id")).isNull();
    }
}
