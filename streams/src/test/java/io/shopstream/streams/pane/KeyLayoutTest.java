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
        assertThat(hex(new RevenueKey(START.toEpochMilli(), "GBP"))).isEqualTo("8000013422df80c0474250");
        assertThat(hex(RevenueKey.boundAt(START))).isEqualTo("8000013422df80c0");
    }

    @Test
    void shouldLayOutProductKeys() {
        assertThat(hex(new ProductKey(START.toEpochMilli(), "GBP", "unknown", "22423")))
                .isEqualTo("8000013422df80c047425000756e6b6e6f776e003232343233");
        assertThat(hex(ProductKey.boundAt(START))).isEqualTo("8000013422df80c0");
    }

    @Test
    void shouldLayOutProductHours() {
        ProductHour hour = ProductHour.of("22423", START.toEpochMilli());
        assertThat(HexFormat.of().formatHex(ProductHour.SERDE.serializer().serialize("t", hour)))
                .isEqualTo("3232343233008000013422b1ba00");
        assertThat(ProductHour.SERDE
                        .deserializer()
                        .deserialize("t", ProductHour.SERDE.serializer().serialize("t", hour)))
                .isEqualTo(hour);
    }

    @Test
    void shouldRoundTrip() {
        ProductKey odd = new ProductKey(-1, "USD", "", "ünï|%cöde \uD83D\uDE00");
        assertThat(ProductKey.SERDE.deserializer().deserialize("t", bytes(odd))).isEqualTo(odd);
        RevenueKey old = new RevenueKey(Long.MIN_VALUE, "USD");
        assertThat(RevenueKey.SERDE.deserializer().deserialize("t", bytes(old))).isEqualTo(old);
    }

    @Test
    void shouldSortByStartFirst() {
        Random random = new Random(42);
        List<ProductKey> keys = new ArrayList<>();
        for (int key = 0; key < 1_000; key++) {
            long start = random.nextLong(-5_000, 5_000);
            keys.add(new ProductKey(start, "USD", "c" + random.nextInt(), "p" + random.nextInt()));
        }
        keys.sort((left, right) -> Arrays.compareUnsigned(bytes(left), bytes(right)));

        assertThat(keys).extracting(ProductKey::startMillis).isSorted();
    }

    @Test
    void shouldBoundWindowsHalfOpen() {
        byte[] bound = bytes(RevenueKey.boundAt(START));

        assertThat(Arrays.compareUnsigned(bound, bytes(key(START)))).isNegative();
        assertThat(Arrays.compareUnsigned(bound, bytes(key(START.minusMillis(1)))))
                .isPositive();
    }

    private static RevenueKey key(Instant start) {
        return new RevenueKey(start.toEpochMilli(), "ZZZ");
    }

    private static byte[] bytes(RevenueKey key) {
        return RevenueKey.SERDE.serializer().serialize("t", key);
    }

    private static byte[] bytes(ProductKey key) {
        return ProductKey.SERDE.serializer().serialize("t", key);
    }

    private static String hex(RevenueKey key) {
        return HexFormat.of().formatHex(bytes(key));
    }

    private static String hex(ProductKey key) {
        return HexFormat.of().formatHex(bytes(key));
    }
}
