package io.shopstream.producer.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopstream.producer.faults.RecordedFaults.Sent;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.serde.UndecodableRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultInjectorTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<OrderStatus> LIFE =
            List.of(OrderStatus.PLACED, OrderStatus.PAID, OrderStatus.SHIPPED, OrderStatus.DELIVERED);
    private static final int ORDERS = 20_000;
    private static final String ALL = "duplicates=1%,late=0.5%,out-of-order=2%,malformed=0.1%,unknown-product=0.1%";

    private final List<Order> valid = valid();
    private final RecordedFaults output = run(ALL, 42);

    @Test
    void shouldInjectAboutThePlannedShares() {
        double records = valid.size();
        assertThat(output.of(Fault.DUPLICATES).size() / records).isCloseTo(0.01, within(0.002));
        assertThat((double) output.of(Fault.LATE).size() / ORDERS).isCloseTo(0.005, within(0.002));
        // Three of four versions have a successor that can overtake them.
        assertThat(output.of(Fault.OUT_OF_ORDER).size() / records).isCloseTo(0.015, within(0.002));
        assertThat(output.of(Fault.MALFORMED).size() / records).isCloseTo(0.001, within(0.0005));
        assertThat((double) output.of(Fault.UNKNOWN_PRODUCT).size() / ORDERS).isCloseTo(0.001, within(0.0008));
    }

    @Test
    void shouldLoseNoVersion() {
        Set<String> sent = output.sent.stream()
                .filter(record -> record.order() != null)
                .map(record -> version(Objects.requireNonNull(record.order())))
                .collect(Collectors.toSet());
        assertThat(sent)
                .isEqualTo(valid.stream().map(FaultInjectorTest::version).collect(Collectors.toSet()));
    }

    @Test
    void shouldMarkExactlyTheRecordsWithAFault() {
        Map<String, Long> highest = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Sent record : output.sent) {
            Order order = record.order();
            if (order == null) {
                continue;
            }
            boolean repeated = !seen.add(version(order));
            boolean overtaken = order.getVersion() < highest.getOrDefault(order.getOrderId(), 0L);
            highest.merge(order.getOrderId(), order.getVersion(), Math::max);
            assertThat(OrderRules.check(record.key(), order, record.at())).isEmpty();
            assertThat(repeated).as("%s", record).isEqualTo(record.fault() == Fault.DUPLICATES);
            assertThat(overtaken && !repeated).as("%s", record).isEqualTo(record.fault() == Fault.OUT_OF_ORDER);
            if (record.fault() == Fault.LATE) {
                assertThat(Duration.between(order.getPlacedAt(), record.at())).isGreaterThan(Duration.ofMinutes(5));
            }
            if (record.fault() == Fault.UNKNOWN_PRODUCT) {
                assertThat(order.getLines())
                        .anyMatch(line -> line.getProductId().startsWith("unknown-"));
            }
        }
    }

    @Test
    void shouldNeverSendAValidOrderAsMalformed() {
        List<Sent> malformed = run("malformed=5%", 1).of(Fault.MALFORMED);
        assertThat(malformed).hasSizeGreaterThan(3_000).anyMatch(record -> record.bytes() == null);
        assertThat(malformed).allSatisfy(record -> assertThat(isOrder(record)).isFalse());
    }

    private static boolean isOrder(Sent record) {
        try {
            Order order = RecordedFaults.SERDES
                    .deserializer(RecordedFaults.TOPIC)
                    .deserialize(RecordedFaults.TOPIC.name(), record.bytes());
            return order != null
                    && OrderRules.check(record.key(), order, record.at()).isEmpty();
        } catch (UndecodableRecordException e) {
            return false;
        }
    }

    @Test
    void shouldApplyLateAndUnknownProductToAllVersionsOfAnOrder() {
        Map<String, List<Order>> versions = output.sent.stream()
                .map(Sent::order)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Order::getOrderId));
        assertThat(versions.values()).allSatisfy(all -> {
            assertThat(all)
                    .extracting(Order::getPlacedAt)
                    .containsOnly(all.getFirst().getPlacedAt());
            assertThat(all)
                    .extracting(Order::getLines)
                    .containsOnly(all.getFirst().getLines());
        });
    }

    @Test
    void shouldRepeatTheSameFaultsAndDifferWithAnotherSeed() {
        assertThat(texts(run(ALL, 42))).isEqualTo(texts(output));
        assertThat(run(ALL, 43).of(Fault.DUPLICATES))
                .extracting(Sent::key)
                .isNotEqualTo(
                        output.of(Fault.DUPLICATES).stream().map(Sent::key).toList());
    }

    @Test
    void shouldSendHeldBackVersionsOnClose() {
        RecordedFaults held = new RecordedFaults();
        FaultInjector shop = new FaultInjector(FaultPlan.parse("out-of-order=50%"), 5, held);
        List<Order> placed = valid.stream()
                .filter(order -> order.getVersion() == 1)
                .limit(1_000)
                .toList();
        placed.forEach(order -> shop.order(order, order.getUpdatedAt()));
        assertThat(held.sent).hasSizeBetween(400, 600);
        shop.close();
        assertThat(held.sent).hasSize(1_000).allMatch(record -> record.fault() == null);
    }

    private static List<String> texts(RecordedFaults recorded) {
        return recorded.sent.stream()
                .map(sent -> sent.fault() + sent.key() + sent.order() + Arrays.toString(sent.bytes()) + sent.at())
                .toList();
    }

    private RecordedFaults run(String plan, long seed) {
        RecordedFaults recorded = new RecordedFaults();
        try (FaultInjector shop = new FaultInjector(FaultPlan.parse(plan), seed, recorded)) {
            valid.forEach(order -> shop.order(order, order.getUpdatedAt()));
        }
        return recorded;
    }

    /** Orders with interleaved life cycles: each is placed while earlier ones are paid, shipped and delivered. */
    private static List<Order> valid() {
        List<Order> orders = new ArrayList<>();
        for (int turn = 0; turn < ORDERS + 3 * 50; turn++) {
            for (int stage = 0; stage < LIFE.size(); stage++) {
                int number = turn - stage * 50;
                if (number >= 0 && number < ORDERS) {
                    orders.add(order(number, stage, START.plusSeconds(turn)));
                }
            }
        }
        return orders;
    }

    private static Order order(int number, int stage, Instant at) {
        return new Order(
                "order-" + number,
                stage + 1L,
                OrderKind.SALE,
                LIFE.get(stage),
                "user",
                START.plusSeconds(number),
                at,
                "USD",
                List.of(new OrderLine(1, "product", "category", 2, 500L, 300L)),
                1_000L,
                "Germany",
                null,
                "web",
                null,
                null);
    }

    private static String version(Order order) {
        return order.getOrderId() + "@" + order.getVersion();
    }
}
