package io.shopstream.api.answer.analytics.customers;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The customers whose net is in {@code [from, to)}.
 *
 * @param from null in the first bucket if it is open: everything below {@code to}
 * @param to null in the last bucket if it is open: everything from {@code from}
 * @param shareOfCustomers of all customers, as a fraction
 * @param shareOfNet of the net of all customers, as a fraction; null if the whole is zero
 */
public record LifetimeBucket(
        @Nullable String from,
        @Nullable String to,
        long customers,
        String net,
        @Nullable BigDecimal shareOfCustomers,
        @Nullable BigDecimal shareOfNet) {}
