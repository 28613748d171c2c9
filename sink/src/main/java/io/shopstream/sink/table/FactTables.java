package io.shopstream.sink.table;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.deadletter.HeaderText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fact tables and {@code ops.rejected_records}. */
public final class FactTables {
    private static final String SCHEMA = "warehouse";

    public static final TableDefinition<Order> ORDERS = new TableDefinition<>(
            SCHEMA,
            "orders",
            List.of("order_id"),
            List.of(
                    Column.text("order_id", Order::getOrderId),
                    Column.int8("version", Order::getVersion),
                    Column.symbol("kind", Order::getKind),
                    Column.symbol("status", Order::getStatus),
                    Column.text("user_id", Order::getUserId),
                    Column.timestamptz("placed_at", Order::getPlacedAt),
                    Column.timestamptz("updated_at", Order::getUpdatedAt),
                    Column.text("currency", Order::getCurrency),
                    Column.money("total", Order::getTotalMinor),
                    Column.text("shipping_country", Order::getShippingCountry),
                    Column.text("shipping_city", Order::getShippingCity),
                    Column.text("channel", Order::getChannel),
                    Column.text("campaign_id", Order::getCampaignId),
                    Column.text("session_id", Order::getSessionId),
                    Column.int8("units", FactTables::units)));

    public static final TableDefinition<ItemRow> ORDER_ITEMS = new TableDefinition<>(
            SCHEMA,
            "order_items",
            List.of("order_id", "line_no", "placed_at"),
            List.of(
                    Column.text("order_id", row -> row.order().getOrderId()),
                    Column.int4("line_no", row -> row.line().getLineNo()),
                    Column.timestamptz("placed_at", row -> row.order().getPlacedAt()),
                    Column.text("product_id", row -> row.line().getProductId()),
                    Column.text("category_id", row -> row.line().getCategoryId()),
                    Column.int4("quantity", row -> row.line().getQuantity()),
                    Column.money("unit_price", row -> row.line().getUnitPriceMinor()),
                    Column.moneyOrNull("unit_cost", row -> row.line().getUnitCostMinor())));

    public static final TableDefinition<StatusChange> ORDER_STATUS_CHANGES = new TableDefinition<>(
            SCHEMA,
            "order_status_changes",
            List.of("order_id", "version"),
            List.of(
                    Column.text("order_id", StatusChange::orderId),
                    Column.int8("version", StatusChange::version),
                    Column.symbol("status", StatusChange::status),
                    Column.timestamptz("changed_at", StatusChange::changedAt),
                    Column.text("source_topic", change -> change.position().topic()),
                    Column.int4("source_partition", change -> change.position().partition()),
                    Column.int8("source_offset", change -> change.position().offset())));

    public static final TableDefinition<ShopEvent> EVENTS = new TableDefinition<>(
            SCHEMA,
            "events",
            // What the funnel depends on, beside the id: rows and funnel then agree even if a producer reuses an id.
            List.of("event_id", "occurred_at", "user_id", "type"),
            List.of(
                    Column.text("event_id", ShopEvent::getEventId),
                    Column.text("session_id", ShopEvent::getSessionId),
                    Column.text("user_id", ShopEvent::getUserId),
                    Column.symbol("type", ShopEvent::getType),
                    Column.text("product_id", ShopEvent::getProductId),
                    Column.text("order_id", ShopEvent::getOrderId),
                    Column.timestamptz("occurred_at", ShopEvent::getOccurredAt),
                    Column.text("device", ShopEvent::getDevice),
                    Column.text("campaign_id", ShopEvent::getCampaignId)));

    public static final TableDefinition<DeadLetter> REJECTED_RECORDS = new TableDefinition<>(
            "ops",
            "rejected_records",
            List.of("consumer_group", "source_topic", "source_partition", "source_offset"),
            List.of(
                    Column.text("consumer_group", DeadLetter::getConsumerGroup),
                    Column.text("source_topic", DeadLetter::getSourceTopic),
                    Column.int4("source_partition", DeadLetter::getSourcePartition),
                    Column.int8("source_offset", DeadLetter::getSourceOffset),
                    Column.text("reason", DeadLetter::getReason),
                    Column.text("detail", DeadLetter::getDetail),
                    Column.bytea("raw_key", DeadLetter::getRawKey),
                    Column.bytea("raw_value", DeadLetter::getRawValue),
                    Column.timestamptz("source_timestamp", DeadLetter::getSourceTimestamp),
                    Column.timestamptz("rejected_at", DeadLetter::getRejectedAt),
                    Column.timestamptz("replayed_at", DeadLetter::getReplayedAt),
                    Column.int8OrNull("raw_key_size", deadLetter -> wide(deadLetter.getRawKeySize())),
                    Column.int8OrNull("raw_value_size", deadLetter -> wide(deadLetter.getRawValueSize())),
                    Column.text("headers", deadLetter -> HeaderText.write(deadLetter.getHeaders())),
                    Column.timestamptz("erased_at", DeadLetter::getErasedAt)));

    private FactTables() {}

    private static @Nullable Long wide(@Nullable Integer size) {
        return size == null ? null : size.longValue();
    }

    private static long units(Order order) {
        long units = 0;
        for (OrderLine line : order.getLines()) {
            units += line.getQuantity();
        }
        return units;
    }
}
