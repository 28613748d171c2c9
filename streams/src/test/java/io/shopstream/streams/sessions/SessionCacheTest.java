package io.shopstream.streams.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.EventType;
import io.shopstream.streams.fixture.TestEvent;
import io.shopstream.streams.pane.Funnel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares sessions with {@link FunnelOracle} over random histories, with commits and restarts at random points. */
class SessionCacheTest {
    private static final int HISTORIES = 10 * Integer.getInteger("shopstream.histories", 60);
    private static final long FIRST_SEED = Long.getLong("shopstream.seed", System.nanoTime());
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);

    private final FunnelChanges changes = new FunnelChanges();
    private final Map<Instant, Funnel> sums = new TreeMap<>();
    private KeyValueStore<byte[], byte[]> store = newStore();
    private SessionCache book = new SessionCache(store, changes);

    @BeforeEach
    void begin() {
        sums.clear();
        changes.clear();
        store = newStore();
        book = new SessionCache(store, changes);
    }

    @Test
    void shouldEqualPlainRecomputation() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
            begin();
            RandomSessions history = new RandomSessions(seed, FIRST, seed % 2 == 0 ? YEAR : Duration.ofHours(2));
            List<TestEvent> records = history.records();
            for (TestEvent record : records) {
                add(record);
                if (history.often()) {
                    commit();
                }
            }
            commit();
            sums.values().removeIf(Funnel::isNone);
            assertThat(sums).as("-Dshopstream.seed=" + seed).isEqualTo(FunnelOracle.funnel(records));
        }
    }

    @Test
    void shouldTakeMoreUsersThanItKeepsOnTheHeap() {
        for (int event = 0; event < 60_000; event++) {
            add(view("u" + event % 25_000, FIRST.plusMillis(event)));
        }
        commit();

        assertThat(sums).containsExactly(Map.entry(FIRST, new Funnel(25_000, 25_000, 0, 0, 0, 0)));
    }

    @Test
    void shouldKeepRecentSessionsInOneValueAndArchiveTheRest() {
        for (int day = 0; day < 100; day++) {
            add(view("u", FIRST.plus(Duration.ofDays(day))));
            commit();
        }
        int entries = 0;
        int longest = 0;
        try (KeyValueIterator<byte[], byte[]> all = store.all()) {
            while (all.hasNext()) {
                longest = Math.max(longest, all.next().value.length);
                entries++;
            }
        }
        assertThat(entries).isBetween(100 - RecentSessions.MAX + 1, 100);
        assertThat(longest).isLessThanOrEqualTo(8 + 17 * RecentSessions.MAX);
    }

    @Test
    void shouldWriteNothingForDuplicates() {
        add(view("u", FIRST.plus(Duration.ofDays(1))));
        commit();
        store.delete(key("u"));
        book.add(key("u"), "u", FIRST.toEpochMilli(), 1);
        commit();
        byte[] written = store.get(key("u"));
        store.put(key("u"), written.clone());
        sums.clear();

        add(view("u", FIRST));
        commit();

        assertThat(sums).isEmpty();
        assertThat(store.get(key("u"))).isEqualTo(written);
    }

    private static TestEvent view(String user, Instant time) {
        return new TestEvent("e" + time, user, EventType.PRODUCT_VIEW, time);
    }

    private void add(TestEvent event) {
        book.add(key(event.user()), event.user(), event.occurredAt().toEpochMilli(), FunnelSteps.of(event.type()));
    }

    private void commit() {
        book.flush();
        changes.drain((hour, change) -> sums.merge(hour.start(), change, Funnel::plus));
    }

    private static byte[] key(String user) {
        return user.getBytes(StandardCharsets.UTF_8);
    }

    private static KeyValueStore<byte[], byte[]> newStore() {
        KeyValueStore<byte[], byte[]> made = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("visits"), Serdes.ByteArray(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingDisabled()
                .build();
        made.init(new MockProcessorContext<>().getStateStoreContext(), made);
        return made;
    }
}
