package io.shopstream.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.sales.Sales;
import io.shopstream.streams.fixture.TestOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares every pane and every output with {@link Oracle} over random histories. Several histories share a driver, one
 * after the other, since a driver costs more than a history; a failure names the first seed.
 */
class ExactSumsTest {
    private static final int HISTORIES = Integer.getInteger("shopstream.histories", 60);
    private static final long FIRST_SEED = Long.getLong("shopstream.seed", System.nanoTime());
    private static final int HISTORIES_PER_DRIVER = 10;
    private static final long CACHE_BYTES = 1024 * 1024;

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldEqualPlainRecomputation() {
        for (long first = FIRST_SEED; first < FIRST_SEED + HISTORIES; first += HISTORIES_PER_DRIVER) {
            List<TestOrder> received = new ArrayList<>();
            OutputTopics outputTopics = new OutputTopics();
            try (TopologyDriver driver = new TopologyDriver(stateDirectory.resolve("s" + first), cache(first))) {
                for (long seed = first; seed < first + HISTORIES_PER_DRIVER; seed++) {
                    List<TestOrder> records = new RandomHistory(seed).records();
                    records.forEach(driver::send);
                    received.addAll(records);
                    check(first, received, driver, outputTopics.take(driver));
                }
            }
        }
    }

    @Test
    void shouldResumeWhereAnotherInstanceStopped() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES / 10; seed++) {
            RandomHistory history = new RandomHistory(seed);
            List<TestOrder> records = history.records();
            int cut = history.cut(records.size());
            MemoryRegistry registry = new MemoryRegistry();
            try (TopologyDriver first = new TopologyDriver(stateDirectory.resolve("a" + seed), cache(seed), registry);
                    TopologyDriver second =
                            new TopologyDriver(stateDirectory.resolve("b" + seed), cache(seed), registry)) {
                records.subList(0, cut).forEach(first::send);
                OutputTopics outputTopics = new OutputTopics().take(first);
                first.copyStateTo(second);
                records.subList(cut, records.size()).forEach(second::send);
                check(seed, records, second, outputTopics.take(second));
            }
        }
    }

    private static long cache(long seed) {
        return seed / HISTORIES_PER_DRIVER % 2 == 0 ? 0 : CACHE_BYTES;
    }

    private static void check(long seed, List<TestOrder> records, TopologyDriver driver, OutputTopics outputTopics) {
        Oracle oracle = new Oracle(records);
        String seeded = "-Dshopstream.seed=" + seed + " ";
        oracle.stores().forEach((store, panes) -> assertThat(Stores.withoutZeros(Stores.panes(driver, store)))
                .as(seeded + store)
                .isEqualTo(panes));
        assertThat(Stores.customers(driver))
                .as(seeded + TopologyNames.CUSTOMER_TOTALS)
                .isEqualTo(oracle.customers());
        Map<String, Map<String, Sales>> topics = new TreeMap<>(Map.of(
                Stores.REVENUE_MINUTES, outputTopics.revenue,
                Stores.PRODUCT_HOURS, outputTopics.products,
                Stores.CATEGORY_HOURS, outputTopics.categories,
                Stores.COUNTRY_HOURS, outputTopics.countries));
        topics.forEach((store, panes) -> assertThat(Stores.withoutZeros(panes))
                .as(seeded + "topic of " + store)
                .isEqualTo(oracle.stores().get(store)));
        assertThat(Stores.withoutEmpty(outputTopics.customers))
                .as(seeded + "topic of customers")
                .isEqualTo(oracle.customers());
        assertThat(driver.deadLetters()).as(seeded + "dead letters").isEmpty();
    }
}
