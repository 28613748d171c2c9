package io.shopstream.api.ingest.read;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.Violation;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates violations of {@link OrderRules}, whose details name fields of the Avro record, into faults of the JSON
 * record: other names for amounts, and a pointer. Where a rule names several fields, or a line without its number,
 * the order itself tells which one is wrong.
 */
final class OrderFaults {
    // lines[3].quantity must ..., or status must ...
    private static final Pattern FIELD = Pattern.compile("([a-z_]+)(?:\\[([0-9]+)]\\.([a-z_]+))?[ .].*");
    private static final String BOTH_TIMES = "placed_at and updated_at";
    private static final String PRODUCT = "lines.product_id";
    private static final String CATEGORY = "lines.category_id";
    private static final String AMOUNTS = "amounts";
    private static final String MINOR = "_minor";

    private OrderFaults() {}

    static RecordFault of(Order order, Violation violation) {
        String detail = violation.detail();
        return RecordFault.of(violation.reason(), pointer(order, detail), inDecimals(detail));
    }

    private static String pointer(Order order, String detail) {
        if (detail.startsWith(BOTH_TIMES)) {
            return isOutside(order.getPlacedAt()) ? "/placed_at" : "/updated_at";
        }
        if (detail.startsWith(PRODUCT)) {
            return inLine(firstNotStorable(order, OrderLine::getProductId), "product_id");
        }
        if (detail.startsWith(CATEGORY)) {
            return inLine(firstNotStorable(order, OrderLine::getCategoryId), "category_id");
        }
        Matcher field = FIELD.matcher(detail);
        if (!field.matches()) {
            return RecordFault.WHOLE;
        }
        String index = field.group(2);
        if (index == null) {
            return "/" + inJson(field.group(1));
        }
        int line = Integer.parseInt(index);
        return AMOUNTS.equals(field.group(3))
                ? inLine(line, amount(order.getLines().get(line)))
                : inLine(line, inJson(field.group(3)));
    }

    private static String inLine(int index, String member) {
        return "/lines/" + index + "/" + member;
    }

    private static String inJson(String field) {
        return field.endsWith(MINOR) ? field.substring(0, field.length() - MINOR.length()) : field;
    }

    private static String inDecimals(String detail) {
        return detail.replace(MINOR, "").replace(Long.toString(Money.MAX_MINOR), Money.format(Money.MAX_MINOR));
    }

    private static boolean isOutside(Instant time) {
        return time.isBefore(OrderRules.EARLIEST) || time.isAfter(OrderRules.LATEST);
    }

    private static int firstNotStorable(Order order, Function<OrderLine, @Nullable String> member) {
        List<OrderLine> lines = order.getLines();
        for (int index = 0; index < lines.size(); index++) {
            String text = member.apply(lines.get(index));
            if (text != null && (text.length() > OrderRules.MAX_ID || text.indexOf('\0') >= 0)) {
                return index;
            }
        }
        throw new IllegalStateException("every id of a line is storable");
    }

    /** The amount of the line that is out of range; the quantity if only its product with the price is. */
    private static String amount(OrderLine line) {
        Long cost = line.getUnitCostMinor();
        if (line.getUnitPriceMinor() > Money.MAX_MINOR || line.getUnitPriceMinor() < -Money.MAX_MINOR) {
            return "unit_price";
        }
        return cost != null && (cost > Money.MAX_MINOR || cost < -Money.MAX_MINOR) ? "unit_cost" : "quantity";
    }
}
