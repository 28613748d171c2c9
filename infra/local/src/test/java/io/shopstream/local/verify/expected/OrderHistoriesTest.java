package io.shopstream.local.verify.expected;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the order log with sums computed from scratch, over random histories with duplicates, cancellations,
 * versions out of order, and versions that change summed fields.
 */
class OrderHistoriesTest {
    private static final Instant CUT = LogRecord.RECEIVED.minus(Duration.ofHours(3));

    @TempDir
    Path directory;

    private final Map<String, Order> highest = new HashMap<>();
    private final Map<String, Set<Long>> versions = new HashMap<>();
    private long duplicates;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldHaveTheSameSumsAsComputedFromScratch(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        try (TestOrderLog orders = new TestOrderLog(directory, CUT)) {
            for (int stretch = 0; stretch < 5; stretch++) {
                Map<String, Object> before = naive();
                orders.log().mark();
                for (int records = random.nextInt(400); records > 0; records--) {
                    Order order = order(random);
                    orders.send(order);
                    remember(order);
                }
                assertSame(orders);
                assertThat(touched(orders.log())).containsAll(changed(before, naive()));
            }
        }
    }

    private void remember(Order order) {
        if (!versions.computeIfAbsent(order.getOrderId(), id -> new HashSet<>()).add(order.getVersion())) {
            duplicates++;
        }
        highest.merge(
                order.getOrderId(), order, (known, next) -> next.getVersion() > known.getVersion() ? next : known);
    }

    private void assertSame(TestOrderLog orders) {
        ExpectedOrders log = orders.log();
        Totals totals = Totals.of(highest.values(), CUT);
        DerivedTotals derived = DerivedTotals.of(highest.values());
        assertThat(TestOrderLog.sums(log.sums().minutes())).isEqualTo(named(totals.revenue()));
        assertThat(TestOrderLog.sums(log.sums().productHours())).isEqualTo(named(totals.productHours()));
        assertThat(TestOrderLog.sums(log.sums().products()))
                .isEqualTo(totals.products().entrySet().stream()
                        .collect(Collectors.toMap(
                                each -> each.getKey().toString(),
                                each -> new Amounts(
                                        each.getValue().net(),
                                        0,
                                        each.getValue().orders(),
                                        each.getValue().units()))));
        assertThat(TestOrderLog.sums(log.sums().categories())).isEqualTo(derived.categories());
        assertThat(TestOrderLog.sums(log.sums().countries())).isEqualTo(derived.countries());
        assertThat(orders.customers()).isEqualTo(derived.customers());
        assertThat(log.loaded()).isEqualTo(highest.size());
        assertThat(log.duplicates()).isEqualTo(duplicates);
        assertThat(log.loaded() + log.superseded())
                .isEqualTo(versions.values().stream().mapToLong(Set::size).sum());
        highest.forEach((id, order) -> {
            long row = log.orders().find(id);
            assertThat(log.orders().get(row, OrderColumns.VERSION)).isEqualTo(order.getVersion());
            assertThat(log.orders().get(row, OrderColumns.HASH)).isEqualTo(Fingerprint.of(order));
            assertThat(log.orders().get(row, OrderColumns.LINES))
                    .isEqualTo(order.getLines().size());
            assertThat(log.orders().get(row, OrderColumns.VERSION_COUNT))
                    .isEqualTo(Objects.requireNonNull(versions.get(id)).size());
        });
    }

    private static <K> Map<String, Amounts> named(Map<K, Amounts> sums) {
        return sums.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().toString(), Map.Entry::getValue));
    }

    private Map<String, Object> naive() {
        Totals totals = Totals.of(highest.values(), CUT);
        DerivedTotals derived = DerivedTotals.of(highest.values());
        Map<String, Object> all = new HashMap<>();
        for (Map<?, ?> each : List.of(
                totals.revenue(),
                totals.productHours(),
                totals.products(),
                derived.categories(),
                derived.countries(),
                derived.customers())) {
            each.forEach((key, value) -> all.put(key.toString(), value));
        }
        return all;
    }

    private static Set<String> changed(Map<String, Object> before, Map<String, Object> after) {
        Set<String> changed = new HashSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(key -> java.util.Objects.equals(before.get(key), after.get(key)));
        return changed;
    }

    private static Collection<String> touched(ExpectedOrders log) {
        OrderSums sums = log.sums();
        Set<String> touched = new HashSet<>();
        for (SumTable table : List.of(
                sums.minutes(),
                sums.productHours(),
                sums.products(),
                sums.categories(),
                sums.countries(),
                sums.customers())) {
            table.rows().keysWhere(table.rows()::isTouched).forEach(key -> touched.add(key.replace("\0", "")));
        }
        return touched;
    }

    private static Order order(SplittableRandom random) {
        boolean sale = random.nextInt(5) > 0;
        List<OrderLine> lines = new ArrayList<>();
        long total = 0;
        for (int number = 1 + random.nextInt(4); number > 0; number--) {
            int quantity = (sale ? 1 : -1) * (1 + random.nextInt(3));
            long price = 1 + random.nextInt(500);
            lines.add(new OrderLine(
                    number, one(random, "p", "q", "r"), oneOrNone(random, "home", "b|c"), quantity, price, 1L));
            total += quantity * price;
        }
        Instant placedAt = LogRecord.RECEIVED.minus(Duration.ofMinutes(90L * random.nextInt(4)));
        return Order.newBuilder()
                .setOrderId("o" + random.nextInt(60))
                .setVersion(1 + random.nextInt(9))
                .setKind(sale ? OrderKind.SALE : OrderKind.RETURN)
                .setStatus(OrderStatus.values()[random.nextInt(OrderStatus.values().length)])
                .setUserId(oneOrNone(random, "u", "v", "w"))
                .setPlacedAt(placedAt)
                .setUpdatedAt(placedAt)
                .setCurrency(one(random, "GBP", "USD"))
                .setLines(lines)
                .setTotalMinor(total)
                .setShippingCountry(one(random, "France", "Norway"))
                .setChannel("web")
                .build();
    }

    private static @Nullable String oneOrNone(SplittableRandom random, String... texts) {
        return random.nextInt(texts.length + 1) == 0 ? null : one(random, texts);
    }

    private static String one(SplittableRandom random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
