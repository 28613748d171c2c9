package io.shopstream.api.web.pipeline;

import io.shopstream.api.params.BadParameterException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link GenerateRequest} field by field, so that an error names the field and the remedy. Not by Jakarta
 * Validation: a wrong type of a value fails before it, and would need the same remedy once more.
 */
final class GenerateBody {
    private static final String ORDERS = "orders";
    private static final String RATE = "orders_per_second";
    private static final long MAX_ORDERS = 1_000_000;
    private static final int MAX_PLACES = 20;
    private static final BigDecimal MAX_PER_SECOND = BigDecimal.valueOf(1_000_000);

    private GenerateBody() {}

    /** @throws BadParameterException naming the field */
    static GenerateRequest read(Map<String, @Nullable Object> body) {
        for (String field : body.keySet()) {
            if (!field.equals(ORDERS) && !field.equals(RATE)) {
                throw new BadParameterException(field, "is not known here; known are " + ORDERS + ", " + RATE);
            }
        }
        Object orders = body.get(ORDERS);
        Object rate = body.get(RATE);
        if (orders == null && rate == null) {
            throw new BadParameterException(ORDERS, "or '" + RATE + "' is required");
        }
        if (orders != null && rate != null) {
            throw new BadParameterException(ORDERS, "and '" + RATE + "' cannot be combined");
        }
        return new GenerateRequest(orders == null ? null : orders(orders), rate == null ? null : rate(rate));
    }

    private static Long orders(Object value) {
        if ((value instanceof Integer || value instanceof Long) && value instanceof Number number) {
            long orders = number.longValue();
            if (orders >= 1 && orders <= MAX_ORDERS) {
                return orders;
            }
        }
        throw new BadParameterException(ORDERS, "must be a whole number from 1 to " + MAX_ORDERS);
    }

    private static String rate(Object value) {
        String text = String.valueOf(value);
        if (text.equals("max")) {
            return text;
        }
        try {
            BigDecimal rate = new BigDecimal(text);
            // toPlainString would write out an exponent of millions.
            boolean isShort = Math.abs(rate.scale()) <= MAX_PLACES;
            if (isShort && rate.signum() >= 0 && rate.compareTo(MAX_PER_SECOND) <= 0) {
                // The producer accepts plain decimals only, with at most nine places.
                return rate.setScale(9, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
            }
        } catch (NumberFormatException e) {
            // reported below, with the bounds
        }
        throw new BadParameterException(RATE, "must be a number from 0 to " + MAX_PER_SECOND + ", or max");
    }
}
