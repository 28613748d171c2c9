package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.analytics.change.AmountChange;
import io.shopstream.api.answer.analytics.change.CountChange;
import io.shopstream.api.answer.analytics.change.RateChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Customers of the former span {@code [from, to)}, and how the range differs from it.
 *
 * @param compare {@code previous} or {@code year}
 * @param repeatRate a fraction; null if either span has no customers
 * @param ordersPerCustomer null if either span has no customers
 * @param averageOrderValue null if either span has no orders
 * @param lifetimeValue null if either span has no customers
 * @param churnRate a fraction; null if nobody had bought before the end of either span
 */
public record CustomerComparison(
        String compare,
        Instant from,
        Instant to,
        CountChange customers,
        CountChange newCustomers,
        CountChange returningCustomers,
        @Nullable RateChange repeatRate,
        CountChange orders,
        @Nullable RateChange ordersPerCustomer,
        AmountChange gross,
        @Nullable AmountChange averageOrderValue,
        @Nullable AmountChange lifetimeValue,
        CountChange churned,
        @Nullable RateChange churnRate) {

    public static CustomerComparison of(
            String compare, Instant from, Instant to, CustomerFigures now, CustomerFigures former) {
        Buyers buyers = now.buyers();
        Buyers before = former.buyers();
        return new CustomerComparison(
                compare,
                from,
                to,
                CountChange.of(buyers.customers(), before.customers()),
                CountChange.of(buyers.newCustomers(), before.newCustomers()),
                CountChange.of(buyers.returningCustomers(), before.returningCustomers()),
                RateChange.ofNullable(buyers.repeatRate(), before.repeatRate()),
                CountChange.of(buyers.orders(), before.orders()),
                RateChange.ofNullable(buyers.ordersPerCustomer(), before.ordersPerCustomer()),
                AmountChange.of(buyers.gross(), before.gross()),
                AmountChange.ofNullable(buyers.averageOrderValue(), before.averageOrderValue()),
                AmountChange.ofNullable(buyers.lifetimeValue(), before.lifetimeValue()),
                CountChange.of(now.churned(), former.churned()),
                RateChange.ofNullable(now.churnRate(), former.churnRate()));
    }
}
