package io.shopstream.schemas.rules;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.money.ShopCurrencies;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Validates orders. A valid order can be counted and stored: amounts fit {@code numeric(14,2)}, texts fit PostgreSQL,
 * times fit {@code timestamptz}. Import, streams, sink, API and verify all use this class.
 */
public final class OrderRules {
    /** How far the times of an order may lie after its time of receipt, where that is known. */
    public static final Duration MAX_AHEAD = Duration.ofHours(24);
    /** Earliest valid time; limits the number of windows and month partitions. */
    public static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    /** Latest valid time: limits the month partitions where the time of receipt does not. */
    public static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    /** Maximum length of an id in characters: fits a PostgreSQL index entry in any script. */
    public static final int MAX_ID = 200;
    /** Maximum length of any other text field in characters. */
    public static final int MAX_TEXT = 1_000;
    /** Maximum number of lines of one order. */
    public static final int MAX_LINES = 10_000;

    static final String BOUNDS = EARLIEST + " and " + LATEST;

    private OrderRules() {}

    /**
     * Validates an order as of the time it was received. Streams, sink and verify pass the Kafka record's timestamp,
     * not their own clock, so that they agree and a later replay gives the same result.
     *
     * @param key the record's key, null if it has none
     * @param receivedAt {@code placed_at} and {@code updated_at} may lie at most 24 h after this time, if it is not
     *     before the year 2000
     * @return every rule the order breaks, the most specific first; empty if it is valid
     */
    public static List<Violation> check(@Nullable String key, Order order, Instant receivedAt) {
        FieldChecks checks = new FieldChecks();
        checkIdentity(key, order, checks);
        checkTexts(order, checks);
        checkTimes(order, receivedAt, checks);
        checkLines(order, checks);
        checkBlankReferences(order, checks);
        return checks.violations();
    }

    private static void checkIdentity(@Nullable String key, Order order, FieldChecks checks) {
        if (BlankText.isBlank(order.getOrderId())) {
            checks.fail(RejectionReason.ID_MISSING, "order_id is blank");
        } else {
            checks.key("order_id", order.getOrderId(), key);
        }
        checks.version(order.getVersion());
        if (!ShopCurrencies.accepts(order.getCurrency())) {
            checks.fail(RejectionReason.CURRENCY_UNKNOWN, "currency must be an ISO 4217 code with two decimal places");
        }
    }

    private static void checkTexts(Order order, FieldChecks checks) {
        checks.keyText("order_id", order.getOrderId())
                .keyText("user_id", order.getUserId())
                .keyText("shipping_country", order.getShippingCountry())
                .text("shipping_city", order.getShippingCity())
                .text("channel", order.getChannel())
                .keyText("campaign_id", order.getCampaignId())
                .keyText("session_id", order.getSessionId());
    }

    private static void checkTimes(Order order, Instant receivedAt, FieldChecks checks) {
        Instant placedAt = order.getPlacedAt();
        Instant updatedAt = order.getUpdatedAt();
        // placed_at and updated_at have the same bounds, so both fit timestamptz.
        if (placedAt.isBefore(EARLIEST) || updatedAt.isBefore(EARLIEST)) {
            checks.fail(RejectionReason.TIME_OUT_OF_RANGE, "placed_at and updated_at must lie between " + BOUNDS);
        }
        if (TimeOfReceipt.isAhead(placedAt, receivedAt, MAX_AHEAD)) {
            checks.fail(RejectionReason.PLACED_IN_FUTURE, ahead("placed_at"));
        } else if (TimeOfReceipt.isAhead(updatedAt, receivedAt, MAX_AHEAD)) {
            checks.fail(RejectionReason.TIME_OUT_OF_RANGE, ahead("updated_at"));
        } else if (placedAt.isAfter(LATEST) || updatedAt.isAfter(LATEST)) {
            checks.fail(RejectionReason.TIME_OUT_OF_RANGE, "placed_at and updated_at must lie between " + BOUNDS);
        }
    }

    // Comes last: an order that another rule rejected before this one existed keeps the reason of its dead letter.
    private static void checkBlankReferences(Order order, FieldChecks checks) {
        checks.notBlank("user_id", order.getUserId())
                .notBlank("campaign_id", order.getCampaignId())
                .notBlank("session_id", order.getSessionId());
        List<OrderLine> lines = order.getLines();
        for (int index = 0; index < lines.size(); index++) {
            String category = lines.get(index).getCategoryId();
            if (category != null && BlankText.isBlank(category)) {
                checks.notBlank("lines[" + index + "].category_id", category);
            }
        }
    }

    private static String ahead(String field) {
        return field + " is more than " + MAX_AHEAD.toHours() + " h after " + TimeOfReceipt.MEANING;
    }

    private static void checkLines(Order order, FieldChecks checks) {
        List<OrderLine> lines = order.getLines();
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            checks.fail(RejectionReason.NO_LINES, "lines must hold at least one and at most " + MAX_LINES + " lines");
            return;
        }
        long total = 0;
        for (int index = 0; index < lines.size(); index++) {
            OrderLine line = lines.get(index);
            checkLine(order.getKind(), line, index, checks);
            total = addSaturating(total, amountSaturating(line));
        }
        checkLineNumbers(lines, checks);
        if (Math.abs(total) > Money.MAX_MINOR || isOutOfRange(order.getTotalMinor())) {
            checks.fail(RejectionReason.AMOUNT_OUT_OF_RANGE, "total_minor must lie within +-" + Money.MAX_MINOR);
        } else if (total != order.getTotalMinor()) {
            checks.fail(RejectionReason.TOTAL_MISMATCH, "total_minor is not the sum of quantity x unit_price_minor");
        }
    }

    private static void checkLineNumbers(List<OrderLine> lines, FieldChecks checks) {
        Set<Integer> numbers = HashSet.newHashSet(lines.size());
        for (int index = 0; index < lines.size(); index++) {
            if (!numbers.add(lines.get(index).getLineNo())) {
                fail(RejectionReason.DUPLICATE_LINE_NUMBER, index, "line_no is used twice", checks);
            }
        }
    }

    private static void checkLine(OrderKind kind, OrderLine line, int index, FieldChecks checks) {
        if (line.getLineNo() < 1) {
            fail(RejectionReason.LINE_NUMBER_NOT_POSITIVE, index, "line_no must be 1 or higher", checks);
        }
        if (BlankText.isBlank(line.getProductId())) {
            fail(RejectionReason.PRODUCT_MISSING, index, "product_id is blank", checks);
        }
        checks.keyText("lines.product_id", line.getProductId()).keyText("lines.category_id", line.getCategoryId());
        if (line.getQuantity() == 0) {
            fail(RejectionReason.QUANTITY_ZERO, index, "quantity must not be 0", checks);
        } else if (line.getQuantity() > 0 != (kind == OrderKind.SALE)) {
            fail(
                    RejectionReason.QUANTITY_SIGN,
                    index,
                    "quantity must be positive in a SALE and negative in a RETURN",
                    checks);
        }
        if (line.getUnitPriceMinor() <= 0) {
            fail(RejectionReason.PRICE_NOT_POSITIVE, index, "unit_price_minor must be above 0", checks);
        }
        Long cost = line.getUnitCostMinor();
        if (cost != null && cost < 0) {
            fail(RejectionReason.COST_NEGATIVE, index, "unit_cost_minor must not be negative", checks);
        }
        if (isOutOfRange(line.getUnitPriceMinor())
                || (cost != null && isOutOfRange(cost))
                || isOutOfRange(amountSaturating(line))) {
            fail(RejectionReason.AMOUNT_OUT_OF_RANGE, index, "amounts must lie within +-" + Money.MAX_MINOR, checks);
        }
    }

    private static void fail(RejectionReason reason, int index, String detail, FieldChecks checks) {
        checks.fail(reason, "lines[" + index + "]." + detail);
    }

    // Not Math.abs: Math.abs(Long.MIN_VALUE) is negative.
    private static boolean isOutOfRange(long minor) {
        return minor > Money.MAX_MINOR || minor < -Money.MAX_MINOR;
    }

    // Returns an amount just out of range on overflow, so that the range check rejects it.
    private static long amountSaturating(OrderLine line) {
        long high = Math.multiplyHigh(line.getUnitPriceMinor(), line.getQuantity());
        long low = line.getUnitPriceMinor() * line.getQuantity();
        boolean fits = (high == 0 && low >= 0) || (high == -1 && low < 0);
        return fits && !isOutOfRange(low) ? low : Money.MAX_MINOR + 1;
    }

    private static long addSaturating(long total, long amount) {
        return Math.clamp(total + amount, -Money.MAX_MINOR - 1, Money.MAX_MINOR + 1);
    }
}
