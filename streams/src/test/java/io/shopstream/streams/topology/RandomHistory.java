package io.shopstream.streams.topology;

import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.streams.fixture.TestOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Generates random orders: several versions each, sent once or repeatedly and in any order; cancelled, refunded,
 * returned; with lines, times and currencies that change afterwards; years-old orders among new ones.
 */
public final class RandomHistory {
    private static final List<Instant> DAYS =
            List.of(TopologyDriver.NOW, Instant.parse("2010-12-01T08:59:30Z"), Instant.parse("1970-01-01T00:00:00Z"));
    private static final List<String> CURRENCIES = List.of("USD", "USD", "GBP", "EUR");
    private static final List<String> COUNTRIES = List.of("Austria", "Côte d'Ivoire", "A|B");
    // One id is a prefix of another.
    private static final List<@Nullable String> USERS = java.util.Arrays.asList(null, "u1", "u1", "u1x");
    private static final List<@Nullable String> CATEGORIES =
            java.util.Arrays.asList(null, "unknown", "home", "a|b", "ünïcode");

    private final long seed;
    private final Random random;

    public RandomHistory(long seed) {
        this.seed = seed;
        random = new Random(seed);
    }

    public List<TestOrder> records() {
        List<TestOrder> records = new ArrayList<>();
        int orders = 1 + random.nextInt(12);
        for (int order = 0; order < orders; order++) {
            addVersions(seed + "-" + order, records);
        }
        if (random.nextInt(3) > 0) {
            Collections.shuffle(records, random);
        }
        return records;
    }

    private void addVersions(String id, List<TestOrder> records) {
        OrderKind kind = random.nextInt(4) == 0 ? OrderKind.RETURN : OrderKind.SALE;
        TestOrder order = new TestOrder(
                id,
                1 + random.nextInt(3),
                kind,
                OrderStatus.PLACED,
                time(),
                pick(CURRENCIES),
                pick(COUNTRIES),
                pick(USERS),
                lines(kind));
        int versions = 1 + random.nextInt(5);
        for (int version = 0; version < versions; version++) {
            int copies = random.nextInt(4) == 0 ? 2 : 1;
            for (int copy = 0; copy < copies; copy++) {
                records.add(order);
            }
            order = changed(order);
        }
    }

    private TestOrder changed(TestOrder order) {
        return switch (random.nextInt(12)) {
            case 0 -> order.next(lines(order.kind()).toArray(TestOrder.Line[]::new));
            case 1 -> order.nextPlacedAt(time());
            case 2 -> order.next(order.status()).in(pick(CURRENCIES));
            // A conflicting record of the same version: the first to arrive is kept.
            case 3 ->
                new TestOrder(
                        order.id(),
                        order.version(),
                        order.kind(),
                        order.status(),
                        time(),
                        "USD",
                        order.country(),
                        order.user(),
                        order.lines());
            case 4 -> order.next(order.status()).to(pick(COUNTRIES));
            case 5 -> order.next(order.status()).by(pick(USERS));
            default -> order.next(pick(List.of(OrderStatus.values())));
        };
    }

    private List<TestOrder.Line> lines(OrderKind kind) {
        List<TestOrder.Line> lines = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int line = 0; line < count; line++) {
            int quantity = (1 + random.nextInt(5)) * (kind == OrderKind.SALE ? 1 : -1);
            lines.add(new TestOrder.Line(
                    "product-" + random.nextInt(4), pick(CATEGORIES), quantity, 1 + random.nextInt(9_999)));
        }
        return lines;
    }

    private Instant time() {
        return pick(DAYS)
                .plus(Duration.ofMillis(random.nextLong(Duration.ofMinutes(90).toMillis())));
    }

    private <T extends @Nullable Object> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public int cut(int size) {
        return random.nextInt(size + 1);
    }
}
