package io.shopstream.producer.imports;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Result of an import. All amounts are minor units (cents) of {@code currency}, without those of orders that are
 * cancelled or refunded; months are those of {@code placed_at}, UTC.
 *
 * @param file name of the imported file
 * @param format what the file was recognised as, such as {@code CSV, semicolon, Windows-1252, dates d/M/uuuu H:mm,
 *     8 columns}; for a person
 * @param importedBefore when the same file was imported completely, in which case nothing was published and every
 *     count but {@code linesRead} is 0; null if it was not
 * @param linesRead data lines without header and empty lines; equals loaded + rejected + in conflict
 * @param linesLoaded lines of orders that have them now
 * @param linesInConflict lines of invoices that were left alone
 * @param rejectedByReason rejected lines per reason code
 * @param sales gross sales in the lines loaded
 * @param returns credit notes in the lines loaded
 * @param orders what became of the file's orders
 * @param conflicts the first of the conflicts, at most {@value #MAX_CONFLICTS}
 * @param invoicesRejectedWhole invoices that did not become an order; all their lines count in {@code linesRejected}
 * @param invoicesRejectedInPart invoices that became an order with fewer lines than they have in the file
 * @param invoicesScattered invoices whose lines are not contiguous in the file
 * @param linesResolved rejected lines of earlier files whose orders this file has complete
 * @param netMinorByMonth sales plus (negative) returns
 */
public record ImportSummary(
        String file,
        String format,
        @Nullable Instant importedBefore,
        String currency,
        long linesRead,
        long linesLoaded,
        long linesRejected,
        long linesInConflict,
        SortedMap<String, Long> rejectedByReason,
        Totals sales,
        Totals returns,
        Orders orders,
        List<ImportConflict> conflicts,
        long invoicesRejectedWhole,
        long invoicesRejectedInPart,
        long invoicesScattered,
        long linesResolved,
        SortedMap<YearMonth, Long> netMinorByMonth,
        long users,
        long products,
        Duration took) {
    static final int MAX_CONFLICTS = 20;

    /** Orders of one kind; the amount of returns is negative. */
    public record Totals(long orders, long lines, long amountMinor) {}

    /**
     * Number of orders by what the import did.
     *
     * @param created that were published for the first time
     * @param corrected that replaced an order with other lines, status or customer
     * @param continued that were added to the existing lines
     * @param unchanged that needed no record: they equal the existing order, or this file was taken into it before
     * @param inConflict that were left alone
     */
    public record Orders(long created, long corrected, long continued, long unchanged, long inConflict) {}

    public long netMinor() {
        return sales.amountMinor() + returns.amountMinor();
    }

    public long linesPerSecond() {
        return linesRead * 1_000 / Math.max(1, took.toMillis());
    }
}
