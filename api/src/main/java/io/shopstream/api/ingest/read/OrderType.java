package io.shopstream.api.ingest.read;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders. The members are the fields of the Avro record, but for money, which is a decimal string: {@code total},
 * {@code unit_price}, {@code unit_cost}. The version may be missing together with the id, and is 1 then.
 */
final class OrderType implements RecordType<Order> {
    @Override
    public @Nullable Order read(RecordFields fields, NewIds ids) {
        Draft draft = new Draft(fields);
        return fields.object(draft::member) ? draft.order(ids) : null;
    }

    @Override
    public List<Violation> check(Order order, Instant receivedAt) {
        return OrderRules.check(order.getOrderId(), order, receivedAt);
    }

    @Override
    public RecordFault fault(Order order, Violation violation) {
        return OrderFaults.of(order, violation);
    }

    @Override
    public String id(Order order) {
        return order.getOrderId();
    }

    @Override
    public String key(Order order) {
        return order.getOrderId();
    }

    @Override
    public String identity(Order order) {
        return order.getOrderId() + '\n' + order.getVersion();
    }

    /** An order of which some members are read. */
    private static final class Draft {
        private final RecordFields fields;
        private @Nullable String orderId;
        private @Nullable Long version;
        private @Nullable OrderKind kind;
        private @Nullable OrderStatus status;
        private @Nullable String userId;
        private @Nullable Instant placedAt;
        private @Nullable Instant updatedAt;
        private @Nullable String currency;
        private @Nullable List<OrderLine> lines;
        private @Nullable Long total;
        private @Nullable String shippingCountry;
        private @Nullable String shippingCity;
        private @Nullable String channel;
        private @Nullable String campaignId;
        private @Nullable String sessionId;

        Draft(RecordFields fields) {
            this.fields = fields;
        }

        boolean member(String name) {
            switch (name) {
                case "order_id" -> orderId = fields.text();
                case "version" -> version = fields.wholeNumber();
                case "kind" -> kind = fields.code(OrderKind.class);
                case "status" -> status = fields.code(OrderStatus.class);
                case "user_id" -> userId = fields.text();
                case "placed_at" -> placedAt = fields.time();
                case "updated_at" -> updatedAt = fields.time();
                case "currency" -> currency = fields.text();
                case "lines" -> lines = fields.list(() -> LineDraft.read(fields));
                case "total" -> total = fields.money();
                case "shipping_country" -> shippingCountry = fields.text();
                case "shipping_city" -> shippingCity = fields.text();
                case "channel" -> channel = fields.text();
                case "campaign_id" -> campaignId = fields.text();
                case "session_id" -> sessionId = fields.text();
                default -> {
                    return false;
                }
            }
            return true;
        }

        @Nullable Order order(NewIds ids) {
            if (orderId == null && version == null) {
                version = 1L;
            }
            fields.require("version", version);
            fields.require("kind", kind);
            fields.require("status", status);
            fields.require("placed_at", placedAt);
            fields.require("updated_at", updatedAt);
            fields.require("currency", currency);
            fields.require("lines", lines);
            fields.require("total", total);
            fields.require("shipping_country", shippingCountry);
            fields.require("channel", channel);
            if (fields.fault() != null) {
                return null;
            }
            return new Order(
                    orderId == null ? ids.next() : orderId,
                    version,
                    kind,
                    status,
                    userId,
                    placedAt,
                    updatedAt,
                    currency,
                    lines,
                    total,
                    shippingCountry,
                    shippingCity,
                    channel,
                    campaignId,
                    sessionId);
        }
    }

    /** A line of which some members are read. */
    private static final class LineDraft {
        private @Nullable Integer lineNo;
        private @Nullable String productId;
        private @Nullable String categoryId;
        private @Nullable Integer quantity;
        private @Nullable Long unitPrice;
        private @Nullable Long unitCost;

        static @Nullable OrderLine read(RecordFields fields) {
            LineDraft draft = new LineDraft();
            return fields.object(name -> draft.member(name, fields)) ? draft.line(fields) : null;
        }

        private boolean member(String name, RecordFields fields) {
            switch (name) {
                case "line_no" -> lineNo = fields.smallNumber();
                case "product_id" -> productId = fields.text();
                case "category_id" -> categoryId = fields.text();
                case "quantity" -> quantity = fields.smallNumber();
                case "unit_price" -> unitPrice = fields.money();
                case "unit_cost" -> unitCost = fields.money();
                default -> {
                    return false;
                }
            }
            return true;
        }

        private @Nullable OrderLine line(RecordFields fields) {
            fields.require("line_no", lineNo);
            fields.require("product_id", productId);
            fields.require("quantity", quantity);
            fields.require("unit_price", unitPrice);
            return fields.fault() == null
                    ? new OrderLine(lineNo, productId, categoryId, quantity, unitPrice, unitCost)
                    : null;
        }
    }
}
