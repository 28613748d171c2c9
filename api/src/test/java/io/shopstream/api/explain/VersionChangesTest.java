package io.shopstream.api.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.answer.explain.OrderVersion;
import io.shopstream.api.answer.explain.RecordPosition;
import io.shopstream.api.answer.explain.WindowChange;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What versions changed equals the naive sums before and after. */
class VersionChangesTest {
    private static final Instant SOON = Instant.parse("2026-03-01T10:00:00Z");

    private static LoadedOrder.Version version(Order order, @Nullable RecordPosition position) {
        return new LoadedOrder.Version(order.getVersion(), order.getStatus().name(), SOON, position);
    }

    private static LoadedOrder.Version version(Order order) {
        return version(order, new RecordPosition("orders", 0, order.getVersion()));
    }

    private static Map<String, String> texts(List<WindowChange> windows) {
        Map<String, String> texts = new TreeMap<>();
        for (WindowChange window : windows) {
            String key = NaiveSums.key(
                    window.aggregate(),
                    window.windowStart() == null ? null : window.windowStart().toString(),
                    window.currency(),
                    window.productId(),
                    window.categoryId(),
                    window.country(),
                    window.userId());
            assertThat(texts).doesNotContainKey(key);
            texts.put(key, window.change().toString());
        }
        return texts;
    }

    private static Map<String, String> naive(List<Order> before, Order after) {
        Map<String, String> texts = new TreeMap<>();
        NaiveSums.difference(before, after).forEach((key, sum) -> texts.put(key, sum.text()));
        return texts;
    }

    @Test
    void shouldChangeWhatTheNaiveSumsChange() {
        RandomOrders random = new RandomOrders(5);
        int superseded = 0;
        for (int number = 0; number < 400; number++) {
            VersionChanges changes = new VersionChanges(1_000);
            List<Order> before = new ArrayList<>();
            for (Order order : random.records("o" + number)) {
                changes.add(version(order), order, SOON);
                OrderVersion answer = changes.versions().getLast();
                boolean newer = before.isEmpty()
                        || order.getVersion() > before.getFirst().getVersion();
                Map<String, String> expected = newer ? naive(before, order) : Map.of();

                assertThat(texts(Objects.requireNonNull(answer.windows()))).isEqualTo(expected);
                assertThat(answer.effect()).isEqualTo(newer ? "counted" : "came-after-a-higher-version");
                superseded += newer ? 0 : 1;
                before = newer ? List.of(order) : before;
            }
            Order last = before.getFirst();
            long net = NaiveSums.stands(last) ? last.getTotalMinor() : 0;
            assertThat(changes.net()).contains(net == 0 ? Map.of() : Map.of(last.getCurrency(), net));
        }
        assertThat(superseded).isGreaterThan(20);
    }

    @Test
    void shouldNotGuessWhatWasNotRead() {
        List<Order> orders = standing();
        VersionChanges changes = new VersionChanges(1_000);
        changes.addUnread(version(orders.get(0), null), RecordState.REBUILD_TO_FILL, null);
        changes.addUnread(version(orders.get(1)), RecordState.NO_LONGER_IN_TOPIC, null);
        changes.add(version(orders.get(2)), orders.get(2), SOON);
        changes.add(version(orders.get(3)), orders.get(3), SOON);
        changes.addUnread(version(orders.get(0)), RecordState.NO_LONGER_IN_TOPIC, null);

        assertThat(changes.versions().stream().map(OrderVersion::record))
                .containsExactly("rebuild-to-fill", "no-longer-in-topic", "read", "read", "no-longer-in-topic");
        assertThat(changes.versions().stream().map(OrderVersion::effect))
                .containsExactly("unknown", "counted", "counted", "counted", "came-after-a-higher-version");
        assertThat(changes.versions().stream().map(version -> version.windows() == null))
                .containsExactly(true, true, true, false, false);
        assertThat(texts(Objects.requireNonNull(changes.versions().get(3).windows())))
                .isEqualTo(naive(List.of(orders.get(2)), orders.get(3)));
        assertThat(changes.net()).isEmpty();
    }

    @Test
    void shouldListNoMoreWindowsThanAllowed() {
        List<Order> orders = standing();
        VersionChanges changes = new VersionChanges(1);
        changes.add(version(orders.get(0)), orders.get(0), SOON);

        assertThat(changes.versions().getFirst().windows()).isNull();
        assertThat(changes.versions().getFirst().effect()).isEqualTo("counted");
        assertThat(changes.net())
                .contains(Map.of(orders.get(0).getCurrency(), orders.get(0).getTotalMinor()));
    }

    /** Four versions, all with sales that stand. */
    private static List<Order> standing() {
        Order first = new RandomOrders(1).records("o").getFirst();
        List<Order> orders = new ArrayList<>();
        for (long version = 1; version <= 4; version++) {
            orders.add(Order.newBuilder(first)
                    .setVersion(version)
                    .setStatus(OrderStatus.PAID)
                    .setPlacedAt(first.getPlacedAt().plusSeconds(60 * version))
                    .build());
        }
        return orders;
    }
}
