package io.shopstream.local.verify.expected;

import io.shopstream.local.verify.comparison.RowCheck;
import io.shopstream.local.verify.scratch.Chains;
import io.shopstream.local.verify.scratch.KeyedRows;
import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.rules.CustomerSegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Totals of each customer in each currency. The sums are kept up to date; the first and the last sale that stands are
 * searched among the customer's orders on request.
 */
public final class ExpectedCustomers implements LatestFigures<CustomerTotals> {
    /** Number of columns of the table of sums that this class uses. */
    static final int COLUMNS = LatestAmounts.COLUMNS + 4;

    private static final int ORDERS = SumTable.column(LatestAmounts.COLUMNS);
    private static final int FIRST = ORDERS + 1;
    private static final int LAST = ORDERS + 2;
    private static final int SEGMENT = ORDERS + 3;
    private static final long NEVER = Long.MIN_VALUE;

    private final SumTable table;
    private final KeyedRows rows;
    private final KeyedRows orders;
    private final Chains orderChains;
    private final LatestAmounts<CustomerTotals> amounts;
    private final List<String> segments = new ArrayList<>();

    /**
     * @param table with {@link #COLUMNS} additional columns
     * @param orders with the columns {@link OrderColumns}
     */
    ExpectedCustomers(SumTable table, KeyedRows orders, Chains orderChains) {
        this.table = table;
        this.rows = table.rows();
        this.orders = orders;
        this.orderChains = orderChains;
        this.amounts = new LatestAmounts<>(
                table,
                0,
                totals -> new Amounts(
                        totals.getGrossMinor(), totals.getReturnsMinor(), totals.getOrders(), totals.getUnits()));
    }

    public RowCheck check(String name) {
        return table.check(name, row -> at(row).toString(), CustomerFigures.NOTHING.toString());
    }

    /** Records that the order is a sale to this customer, and stands. */
    void setBuyer(long order, String key) {
        long row = rows.findOrAdd(key);
        orders.set(order, OrderColumns.BUYER, row + 1);
        rows.set(row, ORDERS, orderChains.prepend(order, rows.get(row, ORDERS)));
    }

    /** Reports a customer of a mart. */
    public void saw(RowCheck check, String key, CustomerFigures figures) {
        long row = rows.findOrAdd(key);
        check.saw(row, at(row).equals(figures), figures::toString);
    }

    CustomerFigures at(long row) {
        long first = NEVER;
        long last = NEVER;
        for (long link = rows.get(row, ORDERS); link != 0; link = orderChains.next(link)) {
            long order = orderChains.value(link);
            if (orders.get(order, OrderColumns.BUYER) == row + 1) {
                long placedAt = orders.get(order, OrderColumns.PLACED_AT);
                first = first == NEVER ? placedAt : Math.min(first, placedAt);
                last = Math.max(last, placedAt);
            }
        }
        Amounts sums = table.at(row);
        return sums.equals(Amounts.ZERO)
                ? CustomerFigures.NOTHING
                : new CustomerFigures(
                        sums,
                        instant(first),
                        instant(last),
                        CustomerSegment.of(sums.orders(), sums.net()).code());
    }

    @Override
    public void keep(long row, CustomerTotals totals) {
        amounts.keep(row, totals);
        rows.set(row, FIRST, millis(totals.getFirstOrderAt()));
        rows.set(row, LAST, millis(totals.getLastOrderAt()));
        if (!segments.contains(totals.getSegment())) {
            segments.add(totals.getSegment());
        }
        rows.set(row, SEGMENT, segments.indexOf(totals.getSegment()));
    }

    @Override
    public boolean isThere(long row) {
        return amounts.isThere(row);
    }

    @Override
    public boolean agrees(long row) {
        return latest(row).equals(at(row));
    }

    @Override
    public String text(long row) {
        return latest(row).toString();
    }

    private CustomerFigures latest(long row) {
        return new CustomerFigures(
                amounts.at(row), instant(rows.get(row, FIRST)), instant(rows.get(row, LAST)), segments.get((int)
                        rows.get(row, SEGMENT)));
    }

    private static long millis(@Nullable Instant instant) {
        return instant == null ? NEVER : instant.toEpochMilli();
    }

    private static @Nullable Instant instant(long millis) {
        return millis == NEVER ? null : Instant.ofEpochMilli(millis);
    }
}
