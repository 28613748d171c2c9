package io.shopstream.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.params.BadParameterException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final Position PLACE = new Position(List.of(TIME, "o-1"));
    private static final Selection<?> ORDERS = orders(Map.of());

    private static Selection<?> orders(Map<String, String> parameters) {
        return Selection.parse(FactTables.ORDERS, parameters::get);
    }

    @ParameterizedTest
    @ValueSource(strings = {"o-1", "a\tb\u0085c", "e\u0301\ud83d\uded2", ":", " a ", "\u001f"})
    void shouldReadWhatItWrote(String id) {
        Position position = new Position(List.of(TIME, id));

        assertThat(Position.parse("page_token", position.token(ORDERS), ORDERS)).isEqualTo(position);
    }

    @Test
    void shouldReadEveryKindOfKey() {
        Selection<?> lines = Selection.parse(FactTables.ORDER_ITEMS, _ -> null);
        for (Instant time : List.of(TIME, Instant.parse("1969-12-31T23:59:59.999999Z"))) {
            Position position = new Position(List.of("o-1", 7L, time));
            assertThat(Position.parse("page_token", position.token(lines), lines))
                    .isEqualTo(position);
        }
    }

    @Test
    void shouldBelongToItsFiltersAndOrder() {
        String token = PLACE.token(ORDERS);
        List<Selection<?>> others = List.of(
                orders(Map.of("sort", "placed_at")),
                orders(Map.of("sort", "id")),
                orders(Map.of("status", "PAID")),
                orders(Map.of("from", "2026-03-01")),
                Selection.parse(FactTables.ORDER_STATUS_CHANGES, _ -> null));
        for (Selection<?> other : others) {
            assertThatThrownBy(() -> Position.parse("page_token", token, other))
                    .as("%s", other)
                    .isInstanceOf(BadParameterException.class)
                    .hasMessageContaining("keep the filters and 'sort' between pages");
        }
    }

    @Test
    void shouldNotMistakeAValueForAnotherFilter() {
        Selection<?> two = orders(Map.of("country", "a", "channel", "b"));
        Selection<?> one = orders(Map.of("country", "a&channel=1:b"));

        assertThat(two.toString()).isNotEqualTo(one.toString());
        assertThatThrownBy(() -> Position.parse("page_token", PLACE.token(two), one))
                .isInstanceOf(BadParameterException.class);
    }

    @Test
    void shouldNotDependOnTheOrderOfParameters() {
        assertThat(orders(Map.of("sort", "-placed_at"))).hasToString(ORDERS.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "=", "%", "not a token", "AAAAAAAAAAAAAAAAAAAA", "\u00e9"})
    void shouldRefuseWhatIsNoToken(String token) {
        assertThatThrownBy(() -> Position.parse("page_token", token, ORDERS)).isInstanceOf(BadParameterException.class);
    }

    @Test
    void shouldRefuseEveryCutOrExtendedToken() {
        byte[] bytes = Base64.getUrlDecoder().decode(PLACE.token(ORDERS));
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
    }

    private static void refuses(byte[] token) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        assertThatThrownBy(() -> Position.parse("page_token", text, ORDERS))
                .isInstanceOf(BadParameterException.class)
                .hasMessageContaining("must be the next_page_token of an earlier answer");
    }

    // With the fingerprint of a real one.
    private static byte[] forged(long micros, String id) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(Base64.getUrlDecoder().decode(PLACE.token(ORDERS)), 0, Long.BYTES);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(micros);
        out.writeUTF(id);
        return bytes.toByteArray();
    }
}
