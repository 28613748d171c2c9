package io.shopstream.api.reports;

import io.shopstream.api.analytics.CustomerMetricsQuery;
import io.shopstream.api.analytics.Totals;
import io.shopstream.api.analytics.calendar.Period;
import io.shopstream.api.answer.analytics.SpanTotals;
import io.shopstream.api.answer.analytics.customers.CustomerMetrics;
import io.shopstream.api.answer.reports.Summary;
import io.shopstream.api.answer.reports.SummaryChanges;
import io.shopstream.api.params.SalesFilter;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The figures of a period on one page: sales, customers, visits. Each is the one that {@code analytics} gives.
 *
 * @param period its granularity does not matter
 * @param churnDays after how many days without an order a customer counts as churned
 */
public record SummaryQuery(String currency, Period period, SalesFilter filter, int churnDays)
        implements WarehouseQuery<Summary> {

    @Override
    public Summary ask(JdbcClient snapshot, Instant asOf) {
        Period whole = period.whole();
        SpanTotals now = Totals.read(snapshot, currency, whole, filter);
        CustomerMetrics customers = new CustomerMetricsQuery(currency, whole, filter, churnDays).ask(snapshot, asOf);
        SummaryChanges changes = whole.former()
                .map(former ->
                        SummaryChanges.of(now, Totals.read(snapshot, currency, former, filter), customers.changes()))
                .orElse(null);
        return Summary.of(now, customers, changes, asOf);
    }
}
