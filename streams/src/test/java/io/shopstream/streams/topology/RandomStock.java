package io.shopstream.streams.topology;

import io.shopstream.schemas.avro.Product;
import io.shopstream.streams.fixture.TestOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Generates a random catalogue (versions in any order and repeated, tombstones with and without a version) among the
 * orders of {@link RandomHistory}, placed in and around the current week, while the clock advances.
 */
final class RandomStock {
    static final List<String> PRODUCTS = List.of("product-0", "product-1", "product-2", "product-3", "unsold");

    private static final Duration BEFORE = Duration.ofHours(180);
    private static final Duration SPAN = Duration.ofHours(183);

    private final Random random;
    private final List<Step> steps = new ArrayList<>();

    /** An action on a driver. */
    interface Step extends Consumer<TopologyDriver> {}

    record Ordered(TestOrder order) implements Step {
        @Override
        public void accept(TopologyDriver driver) {
            driver.send(order);
        }
    }

    /** @param value null for a tombstone; {@code lsn} is null for one without a version */
    record Captured(
            String id, @Nullable Product value, @Nullable Long lsn) implements Step {
        @Override
        public void accept(TopologyDriver driver) {
            byte[] bytes = value == null ? null : driver.encode(value);
            driver.sendProduct(id.getBytes(StandardCharsets.UTF_8), bytes, lsn);
        }
    }

    record Waited(Duration time) implements Step {
        @Override
        public void accept(TopologyDriver driver) {
            driver.advance(time);
        }
    }

    RandomStock(long seed) {
        random = new Random(seed);
        for (TestOrder order : new RandomHistory(seed).records()) {
            steps.add(new Ordered(moved(order)));
        }
        PRODUCTS.forEach(this::addVersions);
        for (int pause = random.nextInt(5); pause > 0; pause--) {
            steps.add(new Waited(Duration.ofMinutes(random.nextInt(200))));
        }
        Collections.shuffle(steps, random);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    private void addVersions(String id) {
        for (long version = 1; version <= random.nextInt(8); version++) {
            Captured captured = random.nextInt(4) == 0
                    ? new Captured(id, null, version)
                    : new Captured(id, product(id, version), random.nextBoolean() ? version : null);
            steps.add(captured);
            if (random.nextInt(4) == 0) {
                steps.add(captured);
            }
        }
        if (random.nextInt(6) == 0) {
            steps.add(new Captured(id, null, null));
        }
    }

    private Product product(String id, long version) {
        return Product.newBuilder()
                .setProductId(id)
                .setVersion(version)
                .setName(random.nextInt(4) == 0 ? null : "Tasse " + version)
                .setCurrency("USD")
                .setStockQuantity(random.nextInt(5) == 0 ? null : random.nextLong(-3, 60))
                .setActive(random.nextInt(5) > 0)
                .build();
    }

    private static TestOrder moved(TestOrder order) {
        long within = Math.floorMod(order.placedAt().toEpochMilli() * 97, SPAN.toMillis());
        Instant placedAt = TopologyDriver.NOW.minus(BEFORE).plusMillis(within);
        return new TestOrder(
                order.id(),
                order.version(),
                order.kind(),
                order.status(),
                placedAt,
                order.currency(),
                order.country(),
                order.user(),
                order.lines());
    }
}
