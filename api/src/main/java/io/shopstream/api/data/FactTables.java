package io.shopstream.api.data;

import static io.shopstream.api.data.Column.flag;
import static io.shopstream.api.data.Column.money;
import static io.shopstream.api.data.Column.number;
import static io.shopstream.api.data.Column.text;
import static io.shopstream.api.data.Column.time;

import io.shopstream.api.answer.data.EventRow;
import io.shopstream.api.answer.data.OrderItemRow;
import io.shopstream.api.answer.data.OrderRow;
import io.shopstream.api.answer.data.StatusChangeRow;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.Instant;
import java.util.List;

/**
 * The facts. Orders and their changes have an index of time; lines and events have block ranges of it, which find a
 * range of time but no order within it.
 */
public final class FactTables {
    private static final String ID = "id";
    private static final String CUSTOMER = "customer";
    private static final String ORDER_CURRENCY =
            "(select o.currency from warehouse.orders o where o.order_id = t.order_id)";
    private static final Instant PLACED = Instant.parse("2026-03-01T10:00:00Z");

    public static final Resource<OrderRow> ORDERS = new Resource<>(
            "orders",
            "warehouse.orders",
            new RowMapping<>(
                    OrderRow.class,
                    List.of(
                            text("order_id"),
                            number("version"),
                            text("kind"),
                            text("status"),
                            flag("stands"),
                            text("user_id"),
                            time("placed_at"),
                            time("updated_at"),
                            text("currency"),
                            money("total"),
                            text("shipping_country"),
                            text("shipping_city"),
                            text("channel"),
                            text("campaign_id"),
                            text("session_id"))),
            List.of(
                    Filter.from("placed_at"),
                    Filter.to("placed_at"),
                    status(),
                    Filter.equal("kind", "kind", FilterValue.choice("Sales or credit notes", OrderKind.values())),
                    Filter.equal("stands", "stands", FilterValue.flag("Whether the order counts in revenue")),
                    Filter.equal("country", "shipping_country", FilterValue.name("Shipping country", "Norway")),
                    Filter.equal("channel", "channel", FilterValue.name("Where the order was placed", "web")),
                    customer(),
                    campaign(),
                    Filter.equal("currency", "currency", FilterValue.currency()),
                    Filter.atLeast(
                            "min_total",
                            "total",
                            FilterValue.amount("Total of at least this amount; needs 'currency'"),
                            "currency")),
            List.of(SortOrder.by("placed_at", "placed_at", "order_id"), SortOrder.by(ID, "order_id")),
            true,
            new ItemId.Single("order_id"),
            new OrderRow(
                    "o-1",
                    2,
                    "SALE",
                    "PAID",
                    true,
                    "u-17",
                    PLACED,
                    PLACED.plusSeconds(60),
                    "USD",
                    "25.00",
                    "Norway",
                    "Oslo",
                    "web",
                    "spring",
                    "s-9"));

    public static final Resource<OrderItemRow> ORDER_ITEMS = new Resource<>(
            "order-items",
            "warehouse.order_items",
            new RowMapping<>(
                    OrderItemRow.class,
                    List.of(
                            Column.computed(ID, ItemId.Numbered.sql("order_id", "line_no")),
                            text("order_id"),
                            number("line_no"),
                            time("placed_at"),
                            text("product_id"),
                            text("category_id"),
                            number("quantity"),
                            money("unit_price"),
                            money("unit_cost"),
                            money("line_total"),
                            Column.computed("currency", ORDER_CURRENCY))),
            List.of(
                    Filter.from("placed_at"),
                    Filter.to("placed_at"),
                    order(),
                    product(),
                    // As analytics name it, so that a sum of unknown leads to its lines.
                    new Filter(
                            "category",
                            "coalesce(t.category_id, 'unknown')",
                            Filter.Comparison.EQUAL,
                            FilterValue.id("Id of the category at the sale, unknown for lines without one", "c-4"),
                            null),
                    new Filter("currency", ORDER_CURRENCY, Filter.Comparison.EQUAL, FilterValue.currency(), null)),
            List.of(SortOrder.by(ID, "order_id", "line_no", "placed_at")),
            false,
            new ItemId.Numbered("order_id", "line_no"),
            new OrderItemRow("o-1:1", "o-1", 1, PLACED, "p-1001", "c-4", 2, "12.50", "5.00", "25.00", "USD"));

    public static final Resource<StatusChangeRow> ORDER_STATUS_CHANGES = new Resource<>(
            "order-status-changes",
            "warehouse.order_status_changes",
            new RowMapping<>(
                    StatusChangeRow.class,
                    List.of(
                            Column.computed(ID, ItemId.Numbered.sql("order_id", "version")),
                            text("order_id"),
                            number("version"),
                            text("status"),
                            time("changed_at"))),
            List.of(Filter.from("changed_at"), Filter.to("changed_at"), status(), order()),
            List.of(
                    SortOrder.by("changed_at", "changed_at", "order_id", "version"),
                    SortOrder.by(ID, "order_id", "version")),
            true,
            new ItemId.Numbered("order_id", "version"),
            new StatusChangeRow("o-1:2", "o-1", 2, "PAID", PLACED.plusSeconds(60)));

    public static final Resource<EventRow> EVENTS = new Resource<>(
            "events",
            "warehouse.events",
            new RowMapping<>(
                    EventRow.class,
                    List.of(
                            text("event_id"),
                            text("session_id"),
                            text("user_id"),
                            text("type"),
                            text("product_id"),
                            text("order_id"),
                            time("occurred_at"),
                            text("device"),
                            text("campaign_id"))),
            List.of(
                    Filter.from("occurred_at"),
                    Filter.to("occurred_at"),
                    Filter.equal("type", "type", FilterValue.choice("What was done", EventType.values())),
                    Filter.equal("event", "event_id", FilterValue.id("Id that several events may share", "e-1")),
                    Filter.equal("session", "session_id", FilterValue.id("Id of the source's session", "s-9")),
                    Filter.equal("device", "device", FilterValue.name("Kind of device", "mobile")),
                    customer(),
                    product(),
                    order(),
                    campaign()),
            List.of(
                    SortOrder.by(ID, "event_id", "occurred_at", "user_id", "type"),
                    SortOrder.by("occurred_at", "occurred_at", "event_id", "user_id", "type")
                            .within(CUSTOMER)),
            false,
            new ItemId.Single("event_id"),
            new EventRow("e-1", "s-9", "u-17", "PRODUCT_VIEW", "p-1001", null, PLACED, "mobile", "spring"));

    private FactTables() {}

    private static Filter status() {
        return Filter.equal("status", "status", FilterValue.choice("State of the order", OrderStatus.values()));
    }

    private static Filter customer() {
        return Filter.equal(CUSTOMER, "user_id", FilterValue.id("Id of the customer", "u-17"));
    }

    private static Filter product() {
        return Filter.equal("product", "product_id", FilterValue.id("Id of the product", "p-1001"));
    }

    private static Filter order() {
        return Filter.equal("order", "order_id", FilterValue.id("Id of the order", "o-1"));
    }

    private static Filter campaign() {
        return Filter.equal("campaign", "campaign_id", FilterValue.id("Id of the campaign", "spring"));
    }
}
