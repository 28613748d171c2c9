package io.shopstream.streams.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.ProductSalesHourKey;
import io.shopstream.streams.processor.ExpiringPanes;
import io.shopstream.streams.topology.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpiringMinutesTest {
    private static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration RETENTION = Duration.ofDays(1);
    private static final Sales ONE = new Sales(100, 0, 1, 1);

    private final KeyValueStore<ProductSalesHourKey, HourPane> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("panes"), ProductSalesHourKey.SERDE, HourPane.SERDE)
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void open() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
    }

    @Test
    void shouldDropExpiredMinutesAndKeepTheTotal() {
        put(HOUR, "p", 5, 40);
        put(HOUR.plus(Duration.ofHours(1)), "p", 5);
        ExpiringMinutes<ProductSalesHourKey> expiring =
                new ExpiringMinutes<>(store, ProductSalesHourKey::boundAt, RETENTION);

        expiring.stripSome(now(HOUR));
        assertThat(minutes()).containsExactly("10:05", "10:40", "11:05");
        expiring.stripSome(now(HOUR.plus(Duration.ofMinutes(30))));
        assertThat(minutes()).containsExactly("10:40", "11:05");
        expiring.stripSome(now(HOUR.plus(Duration.ofMinutes(64))));
        assertThat(minutes()).containsExactly("11:05");
        expiring.stripSome(now(HOUR.plus(Duration.ofMinutes(66))));
        assertThat(minutes()).isEmpty();
        assertThat(store.get(key(HOUR, "p")).total()).isEqualTo(ONE.plus(ONE));
    }

    @Test
    void shouldContinueWithinAnHourLargerThanOnePass() {
        for (int product = 0; product < 12_000; product++) {
            put(HOUR, "p%05d".formatted(product), 5);
        }
        ExpiringMinutes<ProductSalesHourKey> expiring =
                new ExpiringMinutes<>(store, ProductSalesHourKey::boundAt, RETENTION);
        long now = now(HOUR.plus(Duration.ofMinutes(30)));
        List<Integer> left = new ArrayList<>();
        for (int times = 0; times < 3; times++) {
            expiring.stripSome(now);
            left.add(minutes().size());
        }
        assertThat(left).containsExactly(7_000, 2_000, 0);
    }

    @Test
    void shouldLimitAPassEvenWithoutExpiredMinutes() {
        for (int product = 0; product < 12_000; product++) {
            put(HOUR, "p%05d".formatted(product));
        }
        put(HOUR.plus(Duration.ofHours(1)), "p", 5);
        ExpiringMinutes<ProductSalesHourKey> expiring =
                new ExpiringMinutes<>(store, ProductSalesHourKey::boundAt, RETENTION);
        long now = now(HOUR.plus(Duration.ofHours(2)));
        expiring.stripSome(now);
        expiring.stripSome(now);
        assertThat(minutes()).hasSize(1);
        expiring.stripSome(now);
        assertThat(minutes()).isEmpty();
    }

    @Test
    void shouldDropEndedHoursOnly() {
        put(HOUR, "p", 5);
        put(HOUR.plus(Duration.ofHours(1)), "p", 5);
        ExpiringPanes<ProductSalesHourKey, HourPane> expiring =
                new ExpiringPanes<>(store, ProductSalesHourKey::boundAt, RETENTION);
        expiring.dropSome(now(HOUR.plus(Duration.ofMinutes(60)).minusMillis(1)));
        assertThat(minutes()).containsExactly("10:05", "11:05");
        expiring.dropSome(now(HOUR.plus(Duration.ofMinutes(60))));
        assertThat(minutes()).containsExactly("11:05");
    }

    /** The wall-clock time at which everything that started before {@code limit} is dropped. */
    private static long now(Instant limit) {
        return limit.plus(RETENTION).plus(Retention.SLACK).toEpochMilli();
    }

    private static ProductSalesHourKey key(Instant hour, String product) {
        return new ProductSalesHourKey(hour.toEpochMilli(), "EUR", "c", product);
    }

    private void put(Instant hour, String product, int... minutes) {
        HourPane pane = new HourPane();
        for (int minute : minutes) {
            pane.add(minute, ONE);
        }
        store.put(key(hour, product), pane);
    }

    private List<String> minutes() {
        List<String> minutes = new ArrayList<>();
        try (KeyValueIterator<ProductSalesHourKey, HourPane> all = store.all()) {
            all.forEachRemaining(entry -> {
                for (int minute = 0; minute < 60; minute++) {
                    if ((entry.value.minuteBits() & 1L << minute) != 0) {
                        Instant at = entry.key.start().plus(Duration.ofMinutes(minute));
                        minutes.add(at.toString().substring(11, 16));
                    }
                }
            });
        }
        return minutes;
    }
}
