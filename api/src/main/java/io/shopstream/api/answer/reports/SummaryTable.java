package io.shopstream.api.answer.reports;

import io.shopstream.api.answer.Tabular.Decimal;
import io.shopstream.api.answer.analytics.change.Change;
import io.shopstream.api.answer.analytics.change.ChangeColumns;
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
        table.count("sessions", summary.sessions(), SummaryChanges::sessions);
        table.rate("conversion_rate", summary.conversionRate(), SummaryChanges::conversionRate);
        return table.rows;
    }

    private void sales() {
        amount("gross", summary.gross(), SummaryChanges::gross);
        amount("returns", summary.returns(), SummaryChanges::returns);
        amount("net", summary.net(), SummaryChanges::net);
        count("orders", summary.orders(), SummaryChanges::orders);
        count("units", summary.units(), SummaryChanges::units);
        amount("average_order_value", summary.averageOrderValue(), SummaryChanges::averageOrderValue);
        count("orders_lost", summary.ordersLost(), SummaryChanges::ordersLost);
    }

    private void customers() {
        count("customers", summary.customers(), SummaryChanges::customers);
        count("new_customers", summary.newCustomers(), SummaryChanges::newCustomers);
        count("returning_customers", summary.returningCustomers(), SummaryChanges::returningCustomers);
        rate("repeat_rate", summary.repeatRate(), SummaryChanges::repeatRate);
        amount("lifetime_value", summary.lifetimeValue(), SummaryChanges::lifetimeValue);
        rate("churn_rate", summary.churnRate(), SummaryChanges::churnRate);
    }

    private void amount(
            String measure, @Nullable String value, Function<SummaryChanges, @Nullable Change<String>> change) {
        add(measure, summary.currency(), value == null ? null : new Decimal(value), change);
    }

    private void count(String measure, @Nullable Long value, Function<SummaryChanges, @Nullable Change<Long>> change) {
        add(measure, null, value, change);
    }

    private void rate(
            String measure, @Nullable BigDecimal value, Function<SummaryChanges, @Nullable Change<BigDecimal>> change) {
        add(measure, null, value, change);
    }

    private <T> void add(
            String measure,
            @Nullable String currency,
            @Nullable Object value,
            Function<SummaryChanges, @Nullable Change<T>> change) {
        SummaryChanges changes = summary.changes();
        List<@Nullable Object> row = new ArrayList<>(Arrays.asList(measure, currency, value));
        row.addAll(ChangeColumns.cells(changes == null ? null : change.apply(changes)));
        rows.add(row);
    }
}
