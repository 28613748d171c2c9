package io.shopstream.streams.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.streams.pane.ProductUnitsHourKey;
import io.shopstream.streams.topology.TopologyDriver;
import io.shopstream.streams.topology.TopologyNames;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cached sums must equal plain sums, however changes and queries alternate. */
class WeeklyUnitsTest {
    private static final long HOUR = 3_600_000;
    private static final long NOW = TopologyDriver.NOW.toEpochMilli();

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldEqualAPlainSum() {
        Random random = new Random(7);
        try (TopologyDriver driver = new TopologyDriver(stateDirectory, 100_000)) {
            WeeklyUnits units = new WeeklyUnits(driver.store(TopologyNames.UNITS_BY_PRODUCT_PER_HOUR));
            Map<ProductUnitsHourKey, Long> all = new HashMap<>();
            long now = NOW;
            for (int step = 0; step < 3_000; step++) {
                String product = "p" + random.nextInt(3);
                long change = random.nextInt(9) - 3;
                ProductUnitsHourKey key = ProductUnitsHourKey.of(product, now - random.nextInt(172) * HOUR);
                units.add(key, change);
                all.merge(key, change, Long::sum);
                // Mostly forwards, sometimes by days, and sometimes back, since clocks differ.
                now += random.nextInt(40) == 0 ? random.nextInt(-3, 100) * HOUR : random.nextInt(20) * HOUR / 15;
                assertThat(units.of(product, now)).as("step " + step).isEqualTo(sum(all, product, now));
            }
        }
    }

    private static long sum(Map<ProductUnitsHourKey, Long> all, String product, long now) {
        return all.entrySet().stream()
                .filter(sold -> sold.getKey().productId().equals(product))
                .filter(sold -> sold.getKey().startMillis() < now - Math.floorMod(now, HOUR))
                .filter(sold -> sold.getKey().startMillis() >= now - Math.floorMod(now, HOUR) - 168 * HOUR)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
