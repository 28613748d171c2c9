package io.shopstream.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.avro.RevenueByCategoryPerHour;
import io.shopstream.schemas.avro.RevenueByCountryPerHour;
import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.TestOrder;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.pane.DimensionKey;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
import io.shopstream.streams.pane.ProductKey;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
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
        String seeded = "-Dshopstream.seed=" + seed + " ";
        Map<String, Sales> productHours = oracle.byProduct(ChronoUnit.HOURS);
        Map<String, Sales> categoryHours = oracle.byCategory(ChronoUnit.HOURS);
        Map<String, Sales> countryHours = oracle.byCountry(ChronoUnit.HOURS);
        checkStore(driver, Names.SALES_BY_CURRENCY, seeded, oracle.revenue(), null);
        checkStore(driver, Names.SALES_BY_PRODUCT, seeded, oracle.byProduct(ChronoUnit.MINUTES), productHours);
        checkStore(driver, Names.SALES_BY_CATEGORY, seeded, oracle.byCategory(ChronoUnit.MINUTES), categoryHours);
        checkStore(driver, Names.SALES_BY_COUNTRY, seeded, oracle.byCountry(ChronoUnit.MINUTES), countryHours);
        assertThat(withoutZeros(outputs.revenue)).as(seeded + "revenue topic").isEqualTo(oracle.revenue());
        assertThat(withoutZeros(outputs.products)).as(seeded + "product topic").isEqualTo(productHours);
        assertThat(withoutZeros(outputs.categories))
                .as(seeded + "category topic")
                .isEqualTo(categoryHours);
        assertThat(withoutZeros(outputs.countries)).as(seeded + "country topic").isEqualTo(countryHours);
        assertThat(driver.deadLetters()).as(seeded + "dead letters").isEmpty();
    }

    private static void checkStore(
            TopologyDriver driver,
            String name,
            String seeded,
            Map<String, Sales> wantedMinutes,
            @Nullable Map<String, Sales> wantedHours) {
        Map<String, Sales> minutes = new TreeMap<>();
        Map<String, Sales> hours = new TreeMap<>();
        try (KeyValueIterator<PaneKey, HourPane> entries =
                driver.<PaneKey, HourPane>store(name).all()) {
            entries.forEachRemaining(entry -> {
                hours.put(text(entry.key, entry.key.start()), entry.value.total());
                for (int minute = 0; minute < 60; minute++) {
                    Instant start = entry.key.start().plus(minute, ChronoUnit.MINUTES);
                    minutes.put(text(entry.key, start), entry.value.minute(minute));
                }
            });
        }
        assertThat(withoutZeros(minutes)).as(seeded + name + " minutes").isEqualTo(wantedMinutes);
        if (wantedHours != null) {
            assertThat(withoutZeros(hours)).as(seeded + name + " hours").isEqualTo(withoutZeros(wantedHours));
        }
    }

    private static Map<String, Sales> withoutZeros(Map<String, Sales> sums) {
        Map<String, Sales> some = new TreeMap<>(sums);
        some.values().removeIf(Sales.NONE::equals);
        return some;
    }

    private static String text(PaneKey pane, Instant start) {
        return switch (pane) {
            case RevenueKey key -> start + "|" + key.currency();
            case DimensionKey key -> start + "|" + key.currency() + "|" + key.dimension();
            case ProductKey key -> start + "|" + key.currency() + "|" + key.categoryId() + "|" + key.productId();
            default -> throw new IllegalArgumentException("no pane: " + pane);
        };
    }

    /** The last record per pane, as a compacted topic keeps it. */
    private static final class Outputs {
        private final Map<String, Sales> revenue = new HashMap<>();
        private final Map<String, Sales> products = new HashMap<>();
        private final Map<String, Sales> categories = new HashMap<>();
        private final Map<String, Sales> countries = new HashMap<>();

        Outputs take(TopologyDriver driver) {
            Topics topics = Topics.standard();
            driver.written(topics.revenuePerMinute()).forEach(record -> {
                RevenuePerMinute pane = record.value;
                assertThat(record.key).isEqualTo(pane.getWindowStart() + "|" + pane.getCurrency());
                assertThat(pane.getNetMinor()).isEqualTo(pane.getGrossMinor() + pane.getReturnsMinor());
                revenue.put(
                        record.key,
                        new Sales(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getOrders(), pane.getUnits()));
            });
            driver.written(topics.productSalesPerHour()).forEach(record -> {
                ProductSalesPerHour pane = record.value;
                products.put(
                        pane.getWindowStart() + "|" + pane.getCurrency() + "|" + pane.getCategoryId() + "|"
                                + pane.getProductId(),
                        new Sales(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getOrders(), pane.getUnits()));
            });
            driver.written(topics.revenueByCategoryPerHour()).forEach(record -> {
                RevenueByCategoryPerHour pane = record.value;
                categories.put(
                        record.key,
                        new Sales(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getOrders(), pane.getUnits()));
            });
            driver.written(topics.revenueByCountryPerHour()).forEach(record -> {
                RevenueByCountryPerHour pane = record.value;
                countries.put(
                        record.key,
                        new Sales(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getOrders(), pane.getUnits()));
            });
            return this;
        }
    }
}
