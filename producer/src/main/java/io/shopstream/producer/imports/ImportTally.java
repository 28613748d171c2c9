package io.shopstream.producer.imports;

import io.shopstream.producer.imports.ImportSummary.Orders;
import io.shopstream.producer.imports.ImportSummary.Totals;
import io.shopstream.producer.imports.existing.OrderDecision;
import io.shopstream.producer.imports.existing.OrderDecision.Conflict;
import io.shopstream.producer.imports.existing.OrderDecision.Continued;
import io.shopstream.producer.imports.existing.OrderDecision.Corrected;
import io.shopstream.producer.imports.existing.OrderDecision.New;
import io.shopstream.producer.imports.existing.OrderDecision.Unchanged;
import io.shopstream.producer.imports.lines.CheckedFile;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts lines, invoices and amounts during an import. */
final class ImportTally {
    private final Map<OrderKind, Totals> totals = new EnumMap<>(OrderKind.class);
    private final SortedMap<String, Long> rejectedByReason = new TreeMap<>();
    private final SortedMap<YearMonth, Long> netMinorByMonth = new TreeMap<>();
    private final List<ImportConflict> conflicts = new ArrayList<>();
    private long linesRead;
    private long linesRejected;
    private long linesInConflict;
    private long linesResolved;
    private long rejectedWhole;
    private long rejectedInPart;
    private long created;
    private long corrected;
    private long continued;
    private long unchanged;
    private long inConflict;

    void lineRead() {
        linesRead++;
    }

    void lineRejected(RejectionReason reason) {
        linesRejected++;
        rejectedByReason.merge(reason.code(), 1L, Long::sum);
    }

    void lineResolved() {
        linesResolved++;
    }

    void invoiceRejected() {
        rejectedWhole++;
    }

    /**
     * @param order the order of the file's accepted lines
     * @param lines number of these lines in the file
     * @param partial whether the file has more lines of it
     */
    void order(OrderDecision decision, Order order, int lines, boolean partial) {
        switch (decision) {
            case New _ -> created++;
            case Corrected _ -> corrected++;
            case Continued _ -> continued++;
            case Unchanged _ -> unchanged++;
            case Conflict conflict -> {
                conflict(conflict, order, lines);
                return;
            }
        }
        rejectedInPart += partial ? 1 : 0;
        long amount = Standing.stands(order) ? order.getTotalMinor() : 0;
        Totals loaded = new Totals(1, lines, amount);
        totals.merge(order.getKind(), loaded, ImportTally::sum);
        YearMonth month = YearMonth.from(order.getPlacedAt().atOffset(ZoneOffset.UTC));
        netMinorByMonth.merge(month, amount, Long::sum);
    }

    private void conflict(Conflict conflict, Order order, int lines) {
        inConflict++;
        linesInConflict += lines;
        if (conflicts.size() < ImportSummary.MAX_CONFLICTS) {
            conflicts.add(
                    new ImportConflict(order.getOrderId(), conflict.why(), words(conflict.existing()), words(order)));
        }
    }

    long linesRead() {
        return linesRead;
    }

    boolean hasConflicts() {
        return inConflict > 0;
    }

    /** @param importedBefore when the same file was imported completely; null if it was not */
    ImportSummary summary(
            String file,
            CheckedFile checked,
            CatalogueCollector catalogue,
            @Nullable Instant importedBefore,
            Duration took) {
        Totals sales = totals.getOrDefault(OrderKind.SALE, new Totals(0, 0, 0));
        Totals returns = totals.getOrDefault(OrderKind.RETURN, new Totals(0, 0, 0));
        return new ImportSummary(
                file,
                checked.format().describe(),
                importedBefore,
                checked.currency(),
                checked.index().lines(),
                sales.lines() + returns.lines(),
                linesRejected,
                linesInConflict,
                Collections.unmodifiableSortedMap(rejectedByReason),
                sales,
                returns,
                new Orders(created, corrected, continued, unchanged, inConflict),
                List.copyOf(conflicts),
                rejectedWhole,
                rejectedInPart,
                checked.index().scattered(),
                linesResolved,
                Collections.unmodifiableSortedMap(netMinorByMonth),
                catalogue.users().size(),
                catalogue.products().size(),
                took);
    }

    private static String words(Order order) {
        return String.format(
                Locale.ROOT,
                "%d lines, %,.2f %s, %s, %s, %s",
                order.getLines().size(),
                Money.toDecimal(order.getTotalMinor()),
                order.getCurrency(),
                order.getUserId() == null ? "no customer" : "customer " + order.getUserId(),
                order.getShippingCountry(),
                order.getPlacedAt());
    }

    private static Totals sum(Totals left, Totals right) {
        return new Totals(
                left.orders() + right.orders(), left.lines() + right.lines(), left.amountMinor() + right.amountMinor());
    }
}
