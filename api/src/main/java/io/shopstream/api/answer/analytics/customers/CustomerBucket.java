package io.shopstream.api.answer.analytics.customers;

import java.math.BigDecimal;
import java.time.Instant;
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
        @Nullable String lifetimeValue) {

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
}
