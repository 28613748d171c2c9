package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.analytics.change.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Who bought in a span, or in one bucket of it; averages and rates follow.
 *
 * @param customers who bought in the span
 * @param newCustomers of these, those who had never bought before
 * @param repeatCustomers of these, those who bought more than once in the span
 * @param orders their sales in the span that stand
 * @param gross of these sales
 * @param lifetimeNet what these customers bought less what they returned, from the beginning to the end of the span
 */
public record Buyers(
        long customers,
        long newCustomers,
        long repeatCustomers,
        long orders,
        BigDecimal gross,
        BigDecimal lifetimeNet) {
    private static final int CENTS = 2;
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    static final Buyers NOBODY = new Buyers(0, 0, 0, 0, NOTHING, NOTHING);

    long returningCustomers() {
        return customers - newCustomers;
    }

    @Nullable BigDecimal repeatRate() {
        return Percent.rate(repeatCustomers, customers);
    }

    @Nullable BigDecimal ordersPerCustomer() {
        return Percent.rate(orders, customers);
    }

    @Nullable String averageOrderValue() {
        return average(gross, orders);
    }

    @Nullable String lifetimeValue() {
        return average(lifetimeNet, customers);
    }

    private static @Nullable String average(BigDecimal sum, long count) {
        return count == 0
                ? null
                : sum.divide(BigDecimal.valueOf(count), CENTS, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
