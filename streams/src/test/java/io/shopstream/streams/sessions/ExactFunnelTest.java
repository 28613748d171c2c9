package io.shopstream.streams.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.FunnelPerHour;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.fixture.TestEvent;
import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
import io.shopstream.streams.topology.MemoryRegistry;
import io.shopstream.streams.topology.Retention;
import io.shopstream.streams.topology.TopologyDriver;
import io.shopstream.streams.topology.TopologyNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the funnel in store and topic with {@link FunnelOracle}, over random histories through the whole topology.
 * Several histories share their drivers, mixed, since a driver costs more than a history; a failure names the first
 * seed.
 */
class ExactFunnelTest {
    private static final int HISTORIES = Integer.getInteger("shopstream.histories", 60) / 3;
    private static final long FIRST_SEED = Long.getLong("shopstream.seed", System.nanoTime());
    private static final int HISTORIES_PER_DRIVER = 10;
    private static final long CACHE_BYTES = 1024 * 1024;
    // Not whole hours: the cut-off's hour has not expired, but its earlier events have.
    private static final Duration RETENTION = Duration.ofDays(3).minusMinutes(17);

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldResumeWhereAnotherInstanceStopped() {
        for (long first = FIRST_SEED; first < FIRST_SEED + HISTORIES; first += HISTORIES_PER_DRIVER) {
            List<TestEvent> records = mixed(first, Instant.EPOCH, Duration.ofDays(first % 2 == 0 ? 180 : 1));
            check(first, records, Retention.FOR_EVER, Long.MIN_VALUE);
        }
    }

    // Events around the cut-off, so that sessions, and the sessions they are merged from, lie on both sides of it.
    @Test
    void shouldLeaveExpiredHoursAloneAndTheOthersExact() {
        Retention retention = new Retention(RETENTION, RETENTION, null);
        Instant cutoff = TopologyDriver.NOW.minus(RETENTION);
        for (long first = FIRST_SEED; first < FIRST_SEED + HISTORIES; first += HISTORIES_PER_DRIVER) {
            List<TestEvent> records = mixed(first, cutoff.minus(Duration.ofHours(5)), Duration.ofHours(2));
            // The second driver's clock is a millisecond ahead.
            records.removeIf(event -> event.occurredAt().equals(cutoff));
            check(first, records, retention, cutoff.toEpochMilli());
        }
    }

    private static List<TestEvent> mixed(long firstSeed, Instant first, Duration longestGap) {
        List<TestEvent> mixed = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + HISTORIES_PER_DRIVER; seed++) {
            for (TestEvent event : new RandomSessions(seed, first, longestGap).records()) {
                mixed.add(new TestEvent(event.id(), seed + event.user(), event.type(), event.occurredAt()));
            }
        }
        return mixed;
    }

    private void check(long seed, List<TestEvent> records, Retention retention, long cutoff) {
        int cut = new Random(seed).nextInt(records.size() + 1);
        String seeded = "-Dshopstream.seed=" + seed + " ";
        MemoryRegistry registry = new MemoryRegistry();
        long cache = seed % 2 == 0 ? 0 : CACHE_BYTES;
        Path directory = stateDirectory.resolve(retention.hours() + "-" + seed);
        try (TopologyDriver first = new TopologyDriver(directory.resolve("a"), cache, registry, retention);
                TopologyDriver second = new TopologyDriver(directory.resolve("b"), cache, registry, retention)) {
            records.subList(0, cut).forEach(first::send);
            Map<Instant, Funnel> written = written(first, new TreeMap<>());
            first.copyStateTo(second);
            records.subList(cut, records.size()).forEach(second::send);

            List<TestEvent> inTime = records.stream()
                    .filter(event -> event.occurredAt().toEpochMilli() >= cutoff)
                    .toList();
            Map<Instant, Funnel> wanted = FunnelOracle.funnel(inTime);
            wanted.keySet().removeIf(hour -> !hour.plus(1, ChronoUnit.HOURS).isAfter(Instant.ofEpochMilli(cutoff)));
            assertThat(store(second)).as(seeded + "store").isEqualTo(wanted);
            assertThat(written(second, written)).as(seeded + "topic").isEqualTo(wanted);
            assertThat(second.deadLetters()).as(seeded + "dead letters").isEmpty();
        }
    }

    private static Map<Instant, Funnel> store(TopologyDriver driver) {
        Map<Instant, Funnel> hours = new TreeMap<>();
        KeyValueStore<HourKey, Funnel> store = driver.store(TopologyNames.FUNNEL_PER_HOUR);
        try (KeyValueIterator<HourKey, Funnel> entries = store.all()) {
            entries.forEachRemaining(entry -> hours.put(entry.key.start(), entry.value));
        }
        hours.values().removeIf(Funnel::isNone);
        return hours;
    }

    /** The last record per hour, as in a compacted topic, on top of {@code before}. */
    private static Map<Instant, Funnel> written(TopologyDriver driver, Map<Instant, Funnel> before) {
        Map<Instant, Funnel> hours = new TreeMap<>(before);
        driver.written(Topics.standard().funnelPerHour()).forEach(record -> {
            FunnelPerHour hour = record.value;
            assertThat(record.key).isEqualTo(hour.getWindowStart().toString());
            hours.put(
                    hour.getWindowStart(),
                    new Funnel(
                            hour.getSessions(),
                            hour.getWithView(),
                            hour.getWithCart(),
                            hour.getWithCheckout(),
                            hour.getWithPurchase(),
                            hour.getAbandoned()));
        });
        hours.values().removeIf(Funnel::isNone);
        return hours;
    }
}
