package io.shopstream.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.streams.fixture.TestOrder;
import io.shopstream.streams.topology.Retention;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpiringOrdersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration RETENTION = Duration.ofDays(1);
    private static final Instant LIMIT = NOW.minus(RETENTION).minus(Retention.SLACK);

    private final KeyValueStore<byte[], byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("orders"), Serdes.ByteArray(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private final LastVersionCache lastVersions = new LastVersionCache(store, rawValue -> {
        throw new AssertionError("everything is known as an object");
    });
    private final ExpiringOrders expiring = new ExpiringOrders(store, lastVersions, RETENTION);

    @BeforeEach
    void open() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
    }

    @Test
    void shouldDeleteOrdersPlacedBeforeTheLimit() {
        take(TestOrder.sale("old", LIMIT.minusMillis(1)));
        take(TestOrder.sale("kept", LIMIT));
        lastVersions.flush();
        expiring.dropSome(NOW.toEpochMilli());
        assertThat(stored()).containsExactly("kept");
        assertThat(lastVersions.find("old")).isNull();
    }

    @Test
    void shouldKeepAnOrderWhoseNewerVersionIsNotWrittenYet() {
        TestOrder order = TestOrder.sale("moved", LIMIT.minusMillis(1));
        take(order);
        lastVersions.flush();
        take(order.nextPlacedAt(NOW));
        expiring.dropSome(NOW.toEpochMilli());
        assertThat(stored()).containsExactly("moved");
    }

    private void take(TestOrder order) {
        lastVersions.put(order.toAvro(), new byte[] {1});
    }

    private List<String> stored() {
        List<String> ids = new ArrayList<>();
        try (KeyValueIterator<byte[], byte[]> all = store.all()) {
            all.forEachRemaining(entry -> ids.add(new String(entry.key, StandardCharsets.UTF_8)));
        }
        return ids;
    }
}
