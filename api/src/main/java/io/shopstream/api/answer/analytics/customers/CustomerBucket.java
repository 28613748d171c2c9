package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.analytics.change.Changes;
import io.shopstream.api.answer.analytics.change.Indexed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The customers of one bucket, in the currency of the answer. Do not add buckets: the same customer may count in each.
 *
 * @param index from 0, empty buckets counted: equal indexes of a series and of the former one belong together
 * @param customers who bought in the bucket
 * @param newCustomers of these, those who had never bought before in this currency
 * @param repeatRate of these, the fraction who bought more than once in the bucket
 * @param lifetimeValue what a customer of the bucket bought less what was returned, until the end of the bucket, on
 *     average
 */
public record CustomerBucket(
        int index,
        Instant start,
        long customers,
        long newCustomers,
        long returningCustomers,
        @Nullable BigDecimal repeatRate,
        long orders,
        @Nullable BigDecimal ordersPerCustomer,
        String gross,
        @Nullable String averageOrderValue,
        @Nullable String lifetimeValue)
        implements Indexed {
    static final List<String> FIGURES = List.of(
            "customers",
            "new_customers",
            "returning_customers",
            "repeat_rate",
            "orders",
            "orders_per_customer",
            "gross",
            "average_order_value",
            "lifetime_value");

    public static CustomerBucket of(int index, Instant start, Buyers buyers) {
        return new CustomerBucket(
                index,
                start,
                buyers.customers(),
                buyers.newCustomers(),
                buyers.returningCustomers(),
                buyers.repeatRate(),
                buyers.orders(),
                buyers.ordersPerCustomer(),
                buyers.gross().toPlainString(),
                buyers.averageOrderValue(),
                buyers.lifetimeValue());
    }

    /** @param former null if nobody bought in it */
    Changes comparedWith(@Nullable CustomerBucket former) {
        CustomerBucket before = former == null ? of(index, start, Buyers.NOBODY) : former;
        return () -> Arrays.asList(
                Change.of(customers, before.customers),
                Change.of(newCustomers, before.newCustomers),
                Change.of(returningCustomers, before.returningCustomers),
                Change.ofRates(repeatRate, before.repeatRate),
                Change.of(orders, before.orders),
                Change.ofRates(ordersPerCustomer, before.ordersPerCustomer),
                Change.ofAmounts(gross, before.gross),
                Change.ofAmounts(averageOrderValue, before.averageOrderValue),
                Change.ofAmounts(lifetimeValue, before.lifetimeValue));
    }
}
