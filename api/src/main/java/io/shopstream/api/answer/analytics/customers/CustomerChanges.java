package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.analytics.change.Changes;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the customers of a range differ from those of the former span.
 *
 * @param repeatRate a fraction; null if either span has no customers
 * @param ordersPerCustomer null if either span has no customers
 * @param averageOrderValue null if either span has no orders
 * @param lifetimeValue null if either span has no customers
 * @param churnRate a fraction; null if nobody had bought before the end of either span
 */
public record CustomerChanges(
        Change<Long> customers,
        Change<Long> newCustomers,
        Change<Long> returningCustomers,
        @Nullable Change<BigDecimal> repeatRate,
        Change<Long> orders,
        @Nullable Change<BigDecimal> ordersPerCustomer,
        Change<String> gross,
        @Nullable Change<String> averageOrderValue,
        @Nullable Change<String> lifetimeValue,
        Change<Long> churned,
        @Nullable Change<BigDecimal> churnRate) {

    public static CustomerChanges of(CustomerFigures now, CustomerFigures former) {
        Buyers buyers = now.buyers();
        Buyers before = former.buyers();
        return new CustomerChanges(
                Change.of(buyers.customers(), before.customers()),
                Change.of(buyers.newCustomers(), before.newCustomers()),
                Change.of(buyers.returningCustomers(), before.returningCustomers()),
                Change.ofRates(buyers.repeatRate(), before.repeatRate()),
                Change.of(buyers.orders(), before.orders()),
                Change.ofRates(buyers.ordersPerCustomer(), before.ordersPerCustomer()),
                Change.of(buyers.gross(), before.gross()),
                Change.ofAmounts(buyers.averageOrderValue(), before.averageOrderValue()),
                Change.ofAmounts(buyers.lifetimeValue(), before.lifetimeValue()),
                Change.of(now.churned(), former.churned()),
                Change.ofRates(now.churnRate(), former.churnRate()));
    }

    /** Those that a bucket has, too. */
    Changes ofBuyers() {
        return () -> Arrays.asList(
                customers,
                newCustomers,
                returningCustomers,
                repeatRate,
                orders,
                ordersPerCustomer,
                gross,
                averageOrderValue,
                lifetimeValue);
    }
}
