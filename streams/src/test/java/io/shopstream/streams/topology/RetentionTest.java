package io.shopstream.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.streams.fixture.TestOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares random histories with {@link RetentionOracle} while the clock advances and state expires: years-old orders
 * beside live ones, and changes that arrive after their window, or the order itself, has expired.
 */
class RetentionTest {
    private static final int HISTORIES = Integer.getInteger("shopstream.histories", 60);
    private static final long FIRST_SEED = Long.getLong("shopstream.seed", System.nanoTime());
    private static final int HISTORIES_PER_DRIVER = 10;
    private static final Duration LONGEST = Duration.ofHours(4);

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldCountByTheRuleAndDropExpiredState() {
        for (long first = FIRST_SEED; first < FIRST_SEED + HISTORIES; first += HISTORIES_PER_DRIVER) {
            Random random = new Random(first);
            Retention retention = retention(random);
            RetentionOracle oracle = new RetentionOracle(retention);
            long cache = random.nextBoolean() ? 0 : 1024 * 1024;
            try (TopologyDriver driver =
                    new TopologyDriver(stateDirectory.resolve("r" + first), cache, new MemoryRegistry(), retention)) {
                String seeded = "-Dshopstream.seed=" + first + " " + retention + " ";
                for (TestOrder order : records(first, random)) {
                    driver.send(order);
                    oracle.receive(order);
                    if (random.nextInt(10) == 0) {
                        Duration time = Duration.ofSeconds(random.nextLong(5, 5_400));
                        driver.advance(time);
                        oracle.advance(time);
                        check(seeded, driver, oracle);
                    }
                }
                check(seeded, driver, oracle);
            }
        }
    }

    // Far shorter than settings allow, so that windows expire one by one during a history.
    private static Retention retention(Random random) {
        Duration hours = random.nextInt(3) == 0 ? null : retention(random, LONGEST);
        Duration minutes = random.nextBoolean() ? hours : retention(random, hours == null ? LONGEST : hours);
        return new Retention(minutes, hours, random.nextInt(3) == 0 ? null : retention(random, LONGEST));
    }

    private static Duration retention(Random random, Duration max) {
        return Duration.ofSeconds(random.nextLong(1, max.toSeconds() + 1));
    }

    private static List<TestOrder> records(long first, Random random) {
        List<TestOrder> records = new ArrayList<>();
        for (long seed = first; seed < first + HISTORIES_PER_DRIVER; seed++) {
            records.addAll(new RandomHistory(seed).records());
        }
        // Versions of an order arrive hours apart.
        if (random.nextBoolean()) {
            java.util.Collections.shuffle(records, random);
        }
        return records;
    }

    private static void check(String seeded, TopologyDriver driver, RetentionOracle oracle) {
        List<String> stores = new ArrayList<>(Stores.MINUTES);
        stores.addAll(Stores.HOURS);
        for (String store : stores) {
            assertThat(Stores.withoutZeros(Stores.panes(driver, store)))
                    .as(seeded + store)
                    .isEqualTo(oracle.panes(store));
            assertThat(Stores.panes(driver, store).keySet())
                    .as(seeded + store + " dropped")
                    .noneMatch(pane -> oracle.isDropped(store, pane));
        }
        assertThat(Stores.customers(driver)).as(seeded + "customers").isEqualTo(oracle.customers());
        assertThat(size(driver.store(TopologyNames.LAST_VERSION_BY_ORDER)))
                .as(seeded + "orders kept")
                .isEqualTo(oracle.orders());
        assertThat(driver.listener.count("late orders"))
                .as(seeded + "late orders")
                .isEqualTo(oracle.lateOrders());
        assertThat(driver.listener.count("late revenue"))
                .as(seeded + "late revenue")
                .isEqualTo(oracle.lateRevenue());
    }

    private static int size(KeyValueStore<Object, Object> store) {
        int size = 0;
        try (KeyValueIterator<Object, Object> entries = store.all()) {
            while (entries.hasNext()) {
                entries.next();
                size++;
            }
        }
        return size;
    }
}
