package io.shopstream.schemas.rules;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Validates orders. A valid order can be counted and stored: amounts fit {@code numeric(14,2)}, texts fit PostgreSQL,
 * times fit {@code timestamptz}. Import, streams, sink, API and verify all use this class.
 */
public final class OrderRules {
    /** How far the times of an order may lie after its time of receipt. */
    public static final Duration MAX_AHEAD = Duration.ofHours(24);
    /** Earliest valid time; limits the number of windows and month partitions. */
    public static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    /** Maximum length of an id in characters: fits a PostgreSQL index entry in any script. */
    public static final int MAX_ID = 200;
    /** Maximum length of any other text field in characters. */
    public static final int MAX_TEXT = 1_000;
    /** Maximum number of lines of one order. */
    public static final int MAX_LINES = 10_000;

    // Amounts are kept as hundredths everywhere, so only currencies with two decimal places can be exact.
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() == 2)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private OrderRules() {}

    /**
     * Validates an order as of the time it was received. Streams, sink and verify pass the Kafka record's timestamp,
     * not their own clock, so that they agree and a later replay gives the same result.
     *
     * @param key the record's key, null if it has none
     * @param receivedAt {@code placed_at} and {@code updated_at} may lie at most 24 h after this time
     * @return every rule the order breaks, the most specific first; empty if it is valid
     */
    public static List<Violation> check(@Nullable String key, Order order, Instant receivedAt) {
        List<Violation> found = new ArrayList<>(0);
        checkIdentity(key, order, found);
        checkTexts(order, found);
        checkTimes(order, receivedAt, found);
        checkLines(order, found);
        return found;
    }

    private static void checkIdentity(@Nullable String key, Order order, List<Violation> found) {
        if (order.getOrderId().isBlank()) {
            found.add(new Violation(RejectionReason.ID_MISSING, "order_id is empty"));
        } else if (!order.getOrderId().equals(key)) {
            found.add(new Violation(RejectionReason.KEY_MISMATCH, "the record's key is not order_id"));
        }
        if (order.getVersion() < 1) {
            found.add(new Violation(RejectionReason.VERSION_NOT_POSITIVE, "version must be 1 or higher"));
        }
        if (!CURRENCIES.contains(order.getCurrency())) {
            found.add(new Violation(
                    RejectionReason.CURRENCY_UNKNOWN, "currency must be an ISO 4217 code with two decimal places"));
        }
    }

    private static void checkTexts(Order order, List<Violation> found) {
        checkId("order_id", order.getOrderId(), found);
        checkId("user_id", order.getUserId(), found);
        // Part of a key, so it must fit into an index entry.
        checkId("shipping_country", order.getShippingCountry(), found);
        checkText("shipping_city", order.getShippingCity(), found);
        checkText("channel", order.getChannel(), found);
        checkId("campaign_id", order.getCampaignId(), found);
        checkId("session_id", order.getSessionId(), found);
    }

    private static void checkId(String field, @Nullable String id, List<Violation> found) {
        checkLength(field, id, MAX_ID, found);
    }

    private static void checkText(String field, @Nullable String text, List<Violation> found) {
        checkLength(field, text, MAX_TEXT, found);
    }

    private static void checkLength(String field, @Nullable String text, int max, List<Violation> found) {
        if (text != null && (text.length() > max || text.indexOf('\0') >= 0)) {
            found.add(new Violation(
                    RejectionReason.TEXT_NOT_STORABLE,
                    field + " is longer than " + max + " characters or contains a NUL character"));
        }
    }

    private static void checkTimes(Order order, Instant receivedAt, List<Violation> found) {
        // placed_at and updated_at have the same bounds, so both fit timestamptz.
        if (order.getPlacedAt().isBefore(EARLIEST) || order.getUpdatedAt().isBefore(EARLIEST)) {
            found.add(new Violation(
                    RejectionReason.TIME_OUT_OF_RANGE, "placed_at and updated_at must not lie before " + EARLIEST));
        }
        Instant latest = receivedAt.plus(MAX_AHEAD);
        if (order.getPlacedAt().isAfter(latest)) {
            found.add(new Violation(
                    RejectionReason.PLACED_IN_FUTURE,
                    "placed_at is more than " + MAX_AHEAD.toHours() + " h in the future"));
        } else if (order.getUpdatedAt().isAfter(latest)) {
            found.add(new Violation(
                    RejectionReason.TIME_OUT_OF_RANGE,
                    "updated_at is more than " + MAX_AHEAD.toHours() + " h in the future"));
        }
    }

    private static void checkLines(Order order, List<Violation> found) {
        List<OrderLine> lines = order.getLines();
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            found.add(new Violation(
                    RejectionReason.NO_LINES, "lines must hold at least one and at most " + MAX_LINES + " lines"));
            return;
        }
        long total = 0;
        for (int index = 0; index < lines.size(); index++) {
            OrderLine line = lines.get(index);
            checkLine(order.getKind(), line, index, found);
            total = addSaturating(total, amountSaturating(line));
        }
        checkLineNumbers(lines, found);
        if (Math.abs(total) > Money.MAX_MINOR || isOutOfRange(order.getTotalMinor())) {
            found.add(new Violation(
                    RejectionReason.AMOUNT_OUT_OF_RANGE, "total_minor must lie within +-" + Money.MAX_MINOR));
        } else if (total != order.getTotalMinor()) {
            found.add(new Violation(
                    RejectionReason.TOTAL_MISMATCH, "total_minor is not the sum of quantity x unit_price_minor"));
        }
    }

    private static void checkLineNumbers(List<OrderLine> lines, List<Violation> found) {
        Set<Integer> numbers = HashSet.newHashSet(lines.size());
        for (int index = 0; index < lines.size(); index++) {
            if (!numbers.add(lines.get(index).getLineNo())) {
                found.add(line(RejectionReason.DUPLICATE_LINE_NUMBER, index, "line_no is used twice"));
            }
        }
    }

    private static void checkLine(OrderKind kind, OrderLine line, int index, List<Violation> found) {
        if (line.getLineNo() < 1) {
            found.add(line(RejectionReason.LINE_NUMBER_NOT_POSITIVE, index, "line_no must be 1 or higher"));
        }
        if (line.getProductId().isBlank()) {
            found.add(line(RejectionReason.PRODUCT_MISSING, index, "product_id is empty"));
        }
        checkId("lines.product_id", line.getProductId(), found);
        checkId("lines.category_id", line.getCategoryId(), found);
        if (line.getQuantity() == 0) {
            found.add(line(RejectionReason.QUANTITY_ZERO, index, "quantity must not be 0"));
        } else if (line.getQuantity() > 0 != (kind == OrderKind.SALE)) {
            found.add(line(
                    RejectionReason.QUANTITY_SIGN,
                    index,
                    "quantity must be positive in a SALE and negative in a RETURN"));
        }
        if (line.getUnitPriceMinor() <= 0) {
            found.add(line(RejectionReason.PRICE_NOT_POSITIVE, index, "unit_price_minor must be above 0"));
        }
        Long cost = line.getUnitCostMinor();
        if (cost != null && cost < 0) {
            found.add(line(RejectionReason.COST_NEGATIVE, index, "unit_cost_minor must not be negative"));
        }
        if (isOutOfRange(line.getUnitPriceMinor())
                || (cost != null && isOutOfRange(cost))
                || isOutOfRange(amountSaturating(line))) {
            found.add(line(RejectionReason.AMOUNT_OUT_OF_RANGE, index, "amounts must lie within +-" + Money.MAX_MINOR));
        }
    }

    private static Violation line(RejectionReason reason, int index, String detail) {
        return new Violation(reason, "lines[" + index + "]." + detail);
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
