package io.shopstream.streams.pane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.sales.Sales;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HourPaneTest {
    private static final Sales SOME = new Sales(1_234, -34, 2, 5);

    @Test
    void shouldKeepItsLayout() {
        HourPane pane = new HourPane();
        pane.add(59, SOME);

        byte[] bytes = bytes(pane);

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("01a41343040a3ba41343040a");
    }

    @Test
    void shouldEqualPlainSums() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            Sales[] plain = new Sales[60];
            java.util.Arrays.fill(plain, Sales.NONE);
            HourPane pane = new HourPane();
            for (int delta = random.nextInt(200); delta > 0; delta--) {
                int minute = random.nextInt(60);
                Sales sales = new Sales(random.nextLong(), -random.nextInt(99), random.nextInt(3), random.nextInt());
                plain[minute] = plain[minute].plus(sales);
                add(pane, minute, sales, random);
            }
            HourPane read = HourPane.SERDE.deserializer().deserialize("t", bytes(pane));
            int first = random.nextInt(60);
            int last = first + random.nextInt(60 - first);
            assertThat(read.minutes(first, last)).isEqualTo(sum(plain, first, last));
            assertThat(read.total()).isEqualTo(sum(plain, 0, 59));
            assertThat(read.minute(first)).isEqualTo(plain[first]);
        }
    }

    @Test
    void shouldBeZeroAfterAddingItsNegation() {
        HourPane pane = new HourPane();
        pane.add(3, SOME);
        assertThat(pane.isNone()).isFalse();

        pane.add(3, SOME.negated());

        assertThat(pane.isNone()).isTrue();
    }

    @Test
    void shouldMoveBetweenMinutesWithoutLosingTheChange() {
        HourPane pane = new HourPane();
        pane.add(3, SOME.negated());
        pane.add(4, SOME);

        assertThat(pane.total().isNone()).isTrue();
        assertThat(pane.isNone()).isFalse();
    }

    @Test
    void shouldKeepDroppedMinutesInTheTotal() {
        HourPane pane = new HourPane();
        pane.add(9, SOME);
        pane.add(10, SOME);
        pane.dropMinutesBefore(10);

        assertThat(pane.minuteBits()).isEqualTo(1L << 10);
        assertThat(pane.minutes(0, 59)).isEqualTo(SOME.plus(SOME));
        assertThat(pane.minutes(0, 58)).isEqualTo(SOME);
        assertThatThrownBy(() -> pane.add(60, SOME)).hasMessageContaining("0 to 59");
    }

    private static void add(HourPane pane, int minute, Sales sales, Random random) {
        if (random.nextBoolean()) {
            pane.add(minute, sales);
        } else {
            HourPane delta = new HourPane();
            delta.add(minute, sales);
            pane.add(delta);
        }
    }

    private static Sales sum(Sales[] plain, int first, int last) {
        Sales sum = Sales.NONE;
        for (int minute = first; minute <= last; minute++) {
            sum = sum.plus(plain[minute]);
        }
        return sum;
    }

    private static byte[] bytes(HourPane pane) {
        return HourPane.SERDE.serializer().serialize("t", pane);
    }
}
