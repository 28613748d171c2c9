package io.shopstream.api.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.params.BadParameterException;
import io.shopstream.api.params.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinePositionTest {
    private static final RevenueCell CELL = new RevenueCell(CellKind.PRODUCT, "p", null, "USD");

    private static LinePosition parse(String token) {
        return LinePosition.parse("page_token", token, CELL);
    }

    @Test
    void shouldComeBackFromItsToken() {
        for (Instant time : new Instant[] {
            Times.EARLIEST, Instant.parse("1969-12-31T23:59:59.999999Z"), Instant.parse("9999-12-30T00:00:00.000001Z")
        }) {
            LinePosition position = new LinePosition(time, "a b\n\u001fø:1", 2_147_483_647);

            assertThat(parse(position.token(CELL))).isEqualTo(position);
        }
    }

    @Test
    void shouldBelongToItsSum() {
        String token = new LinePosition(Instant.EPOCH, "o", 1).token(CELL);

        assertThatThrownBy(() ->
                        LinePosition.parse("page_token", token, new RevenueCell(CellKind.PRODUCT, "p", null, "EUR")))
                .isInstanceOf(BadParameterException.class)
                .hasMessageContaining("another sum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "b28", "1 1 1 ", "1 1 x o", "1 1 1 \u0000", "1 99999999999999999999 1 o"})
    void shouldRefuseWhatIsNoToken(String text) {
        String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> parse(encoded)).isInstanceOf(BadParameterException.class);
        assertThatThrownBy(() -> parse(text)).isInstanceOf(BadParameterException.class);
    }

    @Test
    void shouldRefuseATimeThatNoTableHolds() {
        String token = new LinePosition(Instant.parse("+12000-01-01T00:00:00Z"), "o", 1).token(CELL);

        assertThatThrownBy(() -> parse(token)).isInstanceOf(BadParameterException.class);
    }
}
