package io.shopstream.api.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Times;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    private static final String LIST = "orders-placed_at";
    private static final List<KeyType> KEYS = List.of(KeyType.TIME, KeyType.TEXT);
    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final Position PLACE = Position.after(TIME, "o-1");

    private static Position parse(String token) {
        return Position.parse("page_token", token, LIST, KEYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"o-1", "a\tb\u0085c", "e\u0301\ud83d\uded2", ":", " a ", "a b\n\u001fø:1", ""})
    void shouldReadWhatItWrote(String id) {
        Position position = Position.after(TIME, id);

        assertThat(parse(position.token(LIST))).isEqualTo(position);
    }

    @Test
    void shouldReadEveryKindOfKey() {
        List<KeyType> all = List.of(KeyType.TEXT, KeyType.NUMBER, KeyType.TIME);
        for (Instant time : List.of(
                TIME,
                Times.EARLIEST,
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.parse("9999-12-30T00:00:00.000001Z"))) {
            for (long number : new long[] {7, 0, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
                Position position = Position.after("o-1", number, time);
                assertThat(Position.parse("page_token", position.token(LIST), LIST, all))
                        .isEqualTo(position);
            }
        }
    }

    @Test
    void shouldBelongToItsList() {
        assertThatThrownBy(() -> Position.parse("page_token", PLACE.token(LIST), "orders+placed_at", KEYS))
                .isInstanceOf(BadParameterException.class)
                .hasMessageContaining("belongs to another list: keep the other parameters between pages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "=", "%", "not a token", "AAAAAAAAAAAAAAAAAAAA", "\u00e9", "b28", "1 1 x o"})
    void shouldRefuseWhatIsNoToken(String text) {
        String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> parse(text)).isInstanceOf(BadParameterException.class);
        assertThatThrownBy(() -> parse(encoded)).isInstanceOf(BadParameterException.class);
    }

    @Test
    void shouldRefuseEveryCutOrExtendedToken() {
        byte[] bytes = Base64.getUrlDecoder().decode(PLACE.token(LIST));
        for (int length = 0; length <= bytes.length + 1; length++) {
            if (length != bytes.length) {
                refuses(Arrays.copyOf(bytes, length));
            }
        }
    }

    @Test
    void shouldRefuseValuesThatPostgresqlCannotHold() throws IOException {
        refuses(forged(Long.MAX_VALUE, "o-1"));
        refuses(forged(Long.MIN_VALUE, "o-1"));
        refuses(forged(0, "a\u0000b"));
        refuses(forged(0, "\ud83d"));
        String late =
                Position.after(Instant.parse("+12000-01-01T00:00:00Z"), "o").token(LIST);
        assertThatThrownBy(() -> parse(late)).isInstanceOf(BadParameterException.class);
    }

    private static void refuses(byte[] token) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(BadParameterException.class)
                .hasMessageContaining("must be the next_page_token of an earlier answer");
    }

    // With the fingerprint of a real one.
    private static byte[] forged(long micros, String id) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(Base64.getUrlDecoder().decode(PLACE.token(LIST)), 0, Long.BYTES);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(micros);
        out.writeUTF(id);
        return bytes.toByteArray();
    }
}
