package io.shopstream.streams.pane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SalesTest {
    private static final Sales SOME = new Sales(1_234, -34, 2, 5);
    private static final Sales OTHER = new Sales(-1, Long.MIN_VALUE, Long.MAX_VALUE, 0);

    @Test
    void shouldAddInAnyOrderAndGrouping() {
        assertThat(SOME.plus(OTHER)).isEqualTo(OTHER.plus(SOME));
        assertThat(SOME.plus(OTHER).plus(SOME)).isEqualTo(SOME.plus(OTHER.plus(SOME)));
        assertThat(SOME.plus(Sales.NONE)).isEqualTo(SOME);
    }

    @Test
    void shouldVanishWithItsOpposite() {
        assertThat(SOME.plus(SOME.negated()).isNone()).isTrue();
        assertThat(OTHER.plus(OTHER.negated()).isNone()).isTrue();
    }

    @Test
    void shouldKeepItsLayout() {
        byte[] bytes = SalesSerdes.SALES.serializer().serialize("t", SOME);

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("00000000000004d2ffffffffffffffde00000000000000020000000000000005");
        assertThat(SalesSerdes.SALES.deserializer().deserialize("t", bytes)).isEqualTo(SOME);
    }

    @Test
    void shouldKeepTheLayoutOfMinutes() {
        Map<MinuteSales.Panes, String> heads = Map.of(
                MinuteSales.Panes.BOTH, "3b",
                MinuteSales.Panes.HOUR_ONLY, "7b",
                MinuteSales.Panes.MINUTE_ONLY, "bb");
        heads.forEach((panes, head) -> {
            MinuteSales minute = new MinuteSales(59, panes, SOME);
            byte[] bytes = SalesSerdes.MINUTE_SALES.serializer().serialize("t", minute);

            assertThat(HexFormat.of().formatHex(bytes))
                    .isEqualTo(head + "00000000000004d2ffffffffffffffde00000000000000020000000000000005");
            assertThat(SalesSerdes.MINUTE_SALES.deserializer().deserialize("t", bytes))
                    .isEqualTo(minute);
        });
    }

    @Test
    void shouldFindTheMinuteWithinItsHour() {
        ProductKey minute = new ProductKey(-60_000, "USD", "c", "p");

        assertThat(minute.minuteOfHour()).isEqualTo(59);
        assertThat(new MinuteSales(59, MinuteSales.Panes.BOTH, SOME).paneIn(minute.hour()))
                .isEqualTo(minute);
        assertThatThrownBy(() -> new MinuteSales(60, MinuteSales.Panes.BOTH, SOME))
                .hasMessageContaining("0 to 59");
    }
}
