package io.shopstream.api.reports.part;

import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.customers.CustomerBucket;
import io.shopstream.api.answer.analytics.customers.CustomerMetrics;
import io.shopstream.api.reports.content.Section;
import java.util.List;

/** New and returning customers. */
public final class CustomerParts {
    private CustomerParts() {}

    /** @param period whose buckets are those of the answer */
    public static Section acquisition(CustomerMetrics metrics, Period period) {
        List<CustomerBucket> series = metrics.series() == null ? List.of() : metrics.series();
        int count = period.buckets().count();
        String title = "New and returning customers";
        return new Section(
                title,
                List.of(
                        Charts.lines(
                                title,
                                Charts.Kind.COUNT,
                                period,
                                List.of(
                                        new Charts.Line(
                                                "New",
                                                Charts.aligned(
                                                        series,
                                                        CustomerBucket::index,
                                                        CustomerBucket::newCustomers,
                                                        count,
                                                        0L)),
                                        new Charts.Line(
                                                "Returning",
                                                Charts.aligned(
                                                        series,
                                                        CustomerBucket::index,
                                                        CustomerBucket::returningCustomers,
                                                        count,
                                                        0L))),
                                "Customers who bought, by whether they had bought before; the figures are in the"
                                        + " table."),
                        TableBuilder.<CustomerBucket>of("customers", title)
                                .with("start", "From", bucket -> SalesParts.start(period, bucket.index()))
                                .with("customers", "Customers", bucket -> Values.count(bucket.customers()))
                                .with("new_customers", "New", bucket -> Values.count(bucket.newCustomers()))
                                .with(
                                        "returning_customers",
                                        "Returning",
                                        bucket -> Values.count(bucket.returningCustomers()))
                                .with("repeat_rate", "Repeat rate", bucket -> Values.percent(bucket.repeatRate()))
                                .with(
                                        "average_order_value",
                                        "Per order",
                                        bucket -> Values.amount(bucket.averageOrderValue()))
                                .rows(series)));
    }
}
