package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.money.Money;
import io.shopstream.sink.fixture.TestWarehouse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Computes the expected rows of the tables, record by record, with maps only. */
final class Oracle {
    private final Map<String, Order> orders = new TreeMap<>();
    private final Map<String, String> changes = new TreeMap<>();
    private final Map<String, UserState> users = new TreeMap<>();
    private final Map<String, String> events = new TreeMap<>();
    private final Set<String> products = new TreeSet<>();
    private final Set<String> campaigns = new TreeSet<>();
    private long skipped;
    private long deadLetters;

    private record UserState(@Nullable String name, long version, boolean deleted) {}

    void order(Order order) {
        orders.merge(order.getOrderId(), order, (known, next) -> next.getVersion() > known.getVersion() ? next : known);
        changes.putIfAbsent(
                order.getOrderId() + "|" + order.getVersion(), order.getStatus().name());
        reference(order.getUserId());
        order.getLines().forEach(line -> products.add(line.getProductId()));
        if (order.getCampaignId() != null) {
            campaigns.add(order.getCampaignId());
        }
    }

    void user(User user) {
        reference(user.getUserId());
        users.computeIfPresent(
                user.getUserId(),
                (id, known) -> user.getVersion() > known.version()
                        ? new UserState(user.getName(), user.getVersion(), false)
                        : known);
    }

    void deleteUser(String userId) {
        reference(userId);
        users.computeIfPresent(userId, (id, known) -> new UserState(known.name(), known.version(), true));
    }

    void deleteUser(String userId, long version) {
        reference(userId);
        users.computeIfPresent(
                userId, (id, known) -> version > known.version() ? new UserState(known.name(), version, true) : known);
    }

    void event(ShopEvent event) {
        events.putIfAbsent(event.getEventId(), event.getUserId());
        reference(event.getUserId());
        products.add("p1");
    }

    void rejected(long skippedRecords, long deadLetterRecords) {
        skipped += skippedRecords;
        deadLetters += deadLetterRecords;
    }

    private void reference(@Nullable String userId) {
        if (userId != null) {
            users.putIfAbsent(userId, new UserState(null, 0, false));
        }
    }

    void compare(TestWarehouse warehouse, Set<Long> deadLetterOffsets, MemoryLog log) {
        compareTables(warehouse);
        assertThat(warehouse.rows("select sum(records), sum(rejected) from ops.sink_offsets"))
                .containsExactly(log.size() + "|" + rejected());
        assertThat(deadLetterOffsets).hasSize((int) deadLetters);
    }

    /** Records that are not stored. */
    long rejected() {
        return skipped + deadLetters;
    }

    /** Rejected records that the sink itself dead-letters. */
    long deadLetters() {
        return deadLetters;
    }

    void compareTables(TestWarehouse warehouse) {
        assertThat(warehouse.rows("select order_id, version, kind, status, user_id, total, campaign_id,"
                        + " extract(epoch from placed_at)::bigint, extract(epoch from updated_at)::bigint"
                        + " from warehouse.orders order by order_id collate \"C\""))
                .isEqualTo(orders.values().stream().map(Oracle::orderRow).toList());
        assertThat(
                        warehouse.rows(
                                "select order_id, line_no, extract(epoch from placed_at)::bigint, product_id,"
                                        + " category_id, quantity, unit_price, unit_cost from warehouse.order_items order by order_id collate \"C\", line_no"))
                .isEqualTo(orders.values().stream()
                        .flatMap(order -> order.getLines().stream().map(line -> lineRow(order, line)))
                        .toList());
        assertThat(warehouse.rows("select order_id || '|' || version, status from warehouse.order_status_changes"
                        + " order by (order_id || '|' || version) collate \"C\""))
                .isEqualTo(changes.entrySet().stream()
                        .map(change -> change.getKey() + "|" + change.getValue())
                        .toList());
        assertThat(warehouse.rows("select user_id, name, version, deleted, inferred from warehouse.users"
                        + " order by user_id collate \"C\""))
                .isEqualTo(users.entrySet().stream().map(Oracle::userRow).toList());
        assertThat(warehouse.rows("select event_id, user_id from warehouse.events order by event_id collate \"C\""))
                .isEqualTo(events.entrySet().stream()
                        .map(event -> event.getKey() + "|" + event.getValue())
                        .toList());
        assertThat(warehouse.rows(
                        "select product_id from warehouse.products where inferred order by product_id collate \"C\""))
                .isEqualTo(products.stream().toList());
        assertThat(warehouse.rows("select campaign_id from warehouse.campaigns order by campaign_id collate \"C\""))
                .isEqualTo(campaigns.stream().toList());
    }

    private static String orderRow(Order order) {
        return String.join(
                "|",
                order.getOrderId(),
                String.valueOf(order.getVersion()),
                order.getKind().name(),
                order.getStatus().name(),
                String.valueOf(order.getUserId()),
                Money.format(order.getTotalMinor()),
                String.valueOf(order.getCampaignId()),
                String.valueOf(order.getPlacedAt().getEpochSecond()),
                String.valueOf(order.getUpdatedAt().getEpochSecond()));
    }

    private static String lineRow(Order order, OrderLine line) {
        Long cost = line.getUnitCostMinor();
        return String.join(
                "|",
                order.getOrderId(),
                String.valueOf(line.getLineNo()),
                String.valueOf(order.getPlacedAt().getEpochSecond()),
                line.getProductId(),
                String.valueOf(line.getCategoryId()),
                String.valueOf(line.getQuantity()),
                Money.format(line.getUnitPriceMinor()),
                cost == null ? "null" : Money.format(cost));
    }

    private static String userRow(Map.Entry<String, UserState> entry) {
        UserState user = entry.getValue();
        return String.join(
                "|",
                entry.getKey(),
                String.valueOf(user.name()),
                String.valueOf(user.version()),
                user.deleted() ? "t" : "f",
                user.name() == null ? "t" : "f");
    }
}
