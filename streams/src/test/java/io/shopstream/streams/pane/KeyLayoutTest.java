package io.shopstream.streams.pane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Golden bytes: layouts in stores and changelogs must not change under a running application id. */
class KeyLayoutTest {
    private static final Instant START = Instant.parse("2011-12-09T12:50:00Z");

    @Test
    void shouldLayOutRevenueKeys() {
        assertThat(hex(new CurrencyHourKey(START.toEpochMilli(), "GBP"))).isEqualTo("8000013422df80c0474250");
        assertThat(hex(CurrencyHourKey.boundAt(START))).isEqualTo("8000013422df80c0");
    }

    @Test
    void shouldLayOutProductKeys() {
        assertThat(hex(new ProductSalesHourKey(START.toEpochMilli(), "GBP", "unknown", "22423")))
                .isEqualTo("8000013422df80c047425000756e6b6e6f776e003232343233");
        assertThat(hex(ProductSalesHourKey.boundAt(START))).isEqualTo("8000013422df80c0");
    }

    @Test
    void shouldLayOutProductHours() {
        ProductUnitsHourKey key = ProductUnitsHourKey.of("22423", START.toEpochMilli());
        assertThat(HexFormat.of()
                        .formatHex(ProductUnitsHourKey.SERDE.serializer().serialize("t", key)))
                .isEqualTo("3232343233008000013422b1ba00");
        assertThat(ProductUnitsHourKey.SERDE
                        .deserializer()
                        .deserialize("t", ProductUnitsHourKey.SERDE.serializer().serialize("t", key)))
                .isEqualTo(key);
    }

    @Test
    void shouldRoundTrip() {
        ProductSalesHourKey odd = new ProductSalesHourKey(-1, "USD", "", "ünï|%cöde \uD83D\uDE00");
        assertThat(ProductSalesHourKey.SERDE.deserializer().deserialize("t", bytes(odd)))
                .isEqualTo(odd);
        CurrencyHourKey old = new CurrencyHourKey(Long.MIN_VALUE, "USD");
        assertThat(CurrencyHourKey.SERDE.deserializer().deserialize("t", bytes(old)))
                .isEqualTo(old);
    }

    @Test
    void shouldSortByStartFirst() {
        Random random = new Random(42);
        List<ProductSalesHourKey> keys = new ArrayList<>();
        for (int key = 0; key < 1_000; key++) {
            long start = random.nextLong(-5_000, 5_000);
            keys.add(new ProductSalesHourKey(start, "USD", "c" + random.nextInt(), "p" + random.nextInt()));
        }
        keys.sort((left, right) -> Arrays.compareUnsigned(bytes(left), bytes(right)));

        assertThat(keys).extracting(ProductSalesHourKey::startMillis).isSorted();
    }

    @Test
    void shouldBoundWindowsHalfOpen() {
        byte[] bound = bytes(CurrencyHourKey.boundAt(START));

        assertThat(Arrays.compareUnsigned(bound, bytes(key(START)))).isNegative();
        assertThat(Arrays.compareUnsigned(bound, bytes(key(START.minusMillis(1)))))
                .isPositive();
    }

    private static CurrencyHourKey key(Instant start) {
        return new CurrencyHourKey(start.toEpochMilli(), "ZZZ");
    }

    private static byte[] bytes(CurrencyHourKey key) {
        return CurrencyHourKey.SERDE.serializer().serialize("t", key);
    }

    private static byte[] bytes(ProductSalesHourKey key) {
        return ProductSalesHourKey.SERDE.serializer().serialize("t", key);
    }

    private static String hex(CurrencyHourKey key) {
        return HexFormat.of().formatHex(bytes(key));
    }

    private static String hex(ProductSalesHourKey key) {
        return HexFormat.of().formatHex(bytes(key));
    }
}
