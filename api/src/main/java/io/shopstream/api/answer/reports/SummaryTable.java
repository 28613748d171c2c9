package io.shopstream.api.answer.reports;

import io.shopstream.api.answer.Tabular.Decimal;
import io.shopstream.api.answer.analytics.change.AmountChange;
import io.shopstream.api.answer.analytics.change.CountChange;
import io.shopstream.api.answer.analytics.change.RateChange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A summary as a table: a row per figure, with the former value where one was requested. */
final class SummaryTable {
    static final List<String> COLUMNS = List.of("measure", "currency", "value", "former", "difference", "percent");

    private final Summary summary;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private SummaryTable(Summary summary) {
        this.summary = summary;
    }

    static List<List<@Nullable Object>> rows(Summary summary) {
        SummaryTable table = new SummaryTable(summary);
        table.sales();
        table.customers();
        table.count("sessions", summary.sessions(), SummaryComparison::sessions);
        table.rate("conversion_rate", summary.conversionRate(), SummaryComparison::conversionRate);
        return table.rows;
    }

    private void sales() {
        amount("gross", summary.gross(), SummaryComparison::gross);
        amount("returns", summary.returns(), SummaryComparison::returns);
        amount("net", summary.net(), SummaryComparison::net);
        count("orders", summary.orders(), SummaryComparison::orders);
        count("units", summary.units(), SummaryComparison::units);
        amount("average_order_value", summary.averageOrderValue(), SummaryComparison::averageOrderValue);
        count("orders_lost", summary.ordersLost(), SummaryComparison::ordersLost);
    }

    private void customers() {
        count("customers", summary.customers(), SummaryComparison::customers);
        count("new_customers", summary.newCustomers(), SummaryComparison::newCustomers);
        count("returning_customers", summary.returningCustomers(), SummaryComparison::returningCustomers);
        rate("repeat_rate", summary.repeatRate(), SummaryComparison::repeatRate);
        amount("lifetime_value", summary.lifetimeValue(), SummaryComparison::lifetimeValue);
        rate("churn_rate", summary.churnRate(), SummaryComparison::churnRate);
    }

    private void amount(
            String measure, @Nullable String value, Function<SummaryComparison, @Nullable AmountChange> former) {
        AmountChange change = change(former);
        rows.add(Arrays.asList(
                measure,
                summary.currency(),
                value == null ? null : new Decimal(value),
                change == null ? null : new Decimal(change.value()),
                change == null ? null : new Decimal(change.difference()),
                change == null ? null : change.percent()));
    }

    private void count(
            String measure, @Nullable Long value, Function<SummaryComparison, @Nullable CountChange> former) {
        CountChange change = change(former);
        rows.add(Arrays.asList(
                measure,
                null,
                value,
                change == null ? null : change.value(),
                change == null ? null : change.difference(),
                change == null ? null : change.percent()));
    }

    private void rate(
            String measure, @Nullable BigDecimal value, Function<SummaryComparison, @Nullable RateChange> former) {
        RateChange change = change(former);
        rows.add(Arrays.asList(
                measure,
                null,
                value,
                change == null ? null : change.value(),
                change == null ? null : change.difference(),
                change == null ? null : change.percent()));
    }

    private <T> @Nullable T change(Function<SummaryComparison, @Nullable T> former) {
        SummaryComparison comparison = summary.comparison();
        return comparison == null ? null : former.apply(comparison);
    }
}
