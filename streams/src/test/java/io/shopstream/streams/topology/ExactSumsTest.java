package io.shopstream.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.TestOrder;
import io.shopstream.streams.pane.ProductKey;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every pane and every output, over random histories, against {@link Oracle}. Some histories share a driver, one after the
 * other, since a driver costs more than a history; a failure names the seed to begin with.
 */
class ExactSumsTest {
    private static final int HISTORIES = Integer.getInteger("shopstream.histories", 300);
    private static final long FIRST_SEED = Long.getLong("shopstream.seed", System.nanoTime());
    private static final int HISTORIES_PER_DRIVER = 10;
    private static final long CACHE_BYTES = 1024 * 1024;

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldEqualPlainRecomputation() {
        for (long first = FIRST_SEED; first < FIRST_SEED + HISTORIES; first += HISTORIES_PER_DRIVER) {
            List<TestOrder> received = new ArrayList<>();
            Outputs outputs = new Outputs();
            try (TopologyDriver driver = new TopologyDriver(stateDirectory.resolve("s" + first), cache(first))) {
                for (long seed = first; seed < first + HISTORIES_PER_DRIVER; seed++) {
                    List<TestOrder> records = new RandomHistory(seed).records();
                    records.forEach(driver::send);
                    received.addAll(records);
                    check(first, received, driver, outputs.take(driver));
                }
            }
        }
    }

    @Test
    void shouldGoOnWhereAnotherInstanceStopped() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES / 10; seed++) {
            RandomHistory history = new RandomHistory(seed);
            List<TestOrder> records = history.records();
            int cut = history.cut(records.size());
            MemoryRegistry registry = new MemoryRegistry();
            try (TopologyDriver first = new TopologyDriver(stateDirectory.resolve("a" + seed), cache(seed), registry);
                    TopologyDriver second =
                            new TopologyDriver(stateDirectory.resolve("b" + seed), cache(seed), registry)) {
                records.subList(0, cut).forEach(first::send);
                Outputs outputs = new Outputs().take(first);
                first.copyStateTo(second);
                records.subList(cut, records.size()).forEach(second::send);
                check(seed, records, second, outputs.take(second));
            }
        }
    }

    private static long cache(long seed) {
        return seed / HISTORIES_PER_DRIVER % 2 == 0 ? 0 : CACHE_BYTES;
    }

    private static void check(long seed, List<TestOrder> records, TopologyDriver driver, Outputs outputs) {
        Oracle oracle = new Oracle(records);
        Map<String, Sales> minutes = oracle.productSales(ChronoUnit.MINUTES);
        Map<String, Sales> hours = oracle.productSales(ChronoUnit.HOURS);
        String seeded = "-Dshopstream.seed=" + seed + " ";
        assertThat(panes(driver.<RevenueKey, Sales>store(Names.REVENUE_PER_MINUTE), ExactSumsTest::text))
                .as(seeded + "revenue panes")
                .isEqualTo(oracle.revenuePerMinute());
        assertThat(panes(driver.<ProductKey, Sales>store(Names.PRODUCT_SALES_PER_MINUTE), ExactSumsTest::text))
                .as(seeded + "product minutes")
                .isEqualTo(minutes);
        assertThat(panes(driver.<ProductKey, Sales>store(Names.PRODUCT_SALES_PER_HOUR), ExactSumsTest::text))
                .as(seeded + "product hours")
                .isEqualTo(hours);
        assertThat(withoutZeros(outputs.revenue)).as(seeded + "revenue topic").isEqualTo(oracle.revenuePerMinute());
        assertThat(withoutZeros(outputs.products)).as(seeded + "product topic").isEqualTo(hours);
        assertThat(driver.deadLetters()).as(seeded + "dead letters").isEmpty();
    }

    private static <K> Map<String, Sales> panes(KeyValueStore<K, Sales> store, Function<K, String> text) {
        Map<String, Sales> panes = new TreeMap<>();
        try (KeyValueIterator<K, Sales> entries = store.all()) {
            entries.forEachRemaining(entry -> panes.put(text.apply(entry.key), entry.value));
        }
        return withoutZeros(panes);
    }

    private static Map<String, Sales> withoutZeros(Map<String, Sales> sums) {
        Map<String, Sales> some = new TreeMap<>(sums);
        some.values().removeIf(Sales.NONE::equals);
        return some;
    }

    private static String text(RevenueKey key) {
        return key.start() + "|" + key.currency();
    }

    private static String text(ProductKey key) {
        return key.start() + "|" + key.currency() + "|" + key.categoryId() + "|" + key.productId();
    }

    /** The last record per key, as a compacted topic keeps it. */
    private static final class Outputs {
        private final Map<String, Sales> revenue = new HashMap<>();
        private final Map<String, Sales> products = new HashMap<>();

        Outputs take(TopologyDriver driver) {
            driver.written(Topics.standard().revenuePerMinute()).forEach(record -> {
                RevenuePerMinute pane = record.value;
                assertThat(record.key).isEqualTo(pane.getWindowStart() + "|" + pane.getCurrency());
                assertThat(pane.getNetMinor()).isEqualTo(pane.getGrossMinor() + pane.getReturnsMinor());
                revenue.put(
                        record.key,
                        new Sales(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getOrders(), pane.getUnits()));
            });
            driver.written(Topics.standard().productSalesPerHour()).forEach(record -> {
                ProductSalesPerHour pane = record.value;
                products.put(
                        text(new ProductKey(
                                pane.getWindowStart().toEpochMilli(),
                                pane.getCurrency(),
                                pane.getCategoryId(),
                                pane.getProductId())),
                        new Sales(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getOrders(), pane.getUnits()));
            });
            return this;
        }
    }
}
