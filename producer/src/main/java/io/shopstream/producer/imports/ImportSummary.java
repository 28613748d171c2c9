package io.shopstream.producer.imports;

import java.time.Duration;
import java.time.YearMonth;
import java.util.SortedMap;

/**
 * Result of an import. All amounts are minor units (cents) of {@code currency}; months are those of {@code placed_at},
 * UTC.
 *
 * @param file name of the imported file
 * @param linesRead data lines without header and empty lines; equals loaded + rejected
 * @param rejectedByReason rejected lines per reason code
 * @param invoicesRejectedWhole invoices that did not become an order; all their lines count in {@code linesRejected}
 * @param invoicesRejectedInPart invoices that became an order with fewer lines than they have in the file
 * @param invoicesScattered invoices whose lines are not contiguous in the file
 * @param netMinorByMonth sales plus (negative) returns
 */
public record ImportSummary(
        String file,
        String currency,
        long linesRead,
        long linesLoaded,
        long linesRejected,
        SortedMap<String, Long> rejectedByReason,
        Totals sales,
        Totals returns,
        long invoicesRejectedWhole,
        long invoicesRejectedInPart,
        long invoicesScattered,
        SortedMap<YearMonth, Long> netMinorByMonth,
        long users,
        long products,
        Duration took) {

    /** Orders of one kind; the amount of returns is negative. */
    public record Totals(long orders, long lines, long amountMinor) {}

    public long netMinor() {
        return sales.amountMinor() + returns.amountMinor();
    }

    public long linesPerSecond() {
        return linesRead * 1_000 / Math.max(1, took.toMillis());
    }
}
