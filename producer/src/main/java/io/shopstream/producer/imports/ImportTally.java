package io.shopstream.producer.imports;

import io.shopstream.producer.imports.ImportSummary.Totals;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.rules.RejectionReason;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts lines, invoices and amounts during an import. */
final class ImportTally {
    private final Map<OrderKind, Totals> totals = new EnumMap<>(OrderKind.class);
    private final SortedMap<String, Long> rejectedByReason = new TreeMap<>();
    private final SortedMap<YearMonth, Long> netMinorByMonth = new TreeMap<>();
    private long linesRead;
    private long linesRejected;
    private long rejectedWhole;
    private long rejectedInPart;

    void lineRead() {
        linesRead++;
    }

    void lineRejected(RejectionReason reason) {
        linesRejected++;
        rejectedByReason.merge(reason.code(), 1L, Long::sum);
    }

    void invoiceRejected() {
        rejectedWhole++;
    }

    void orderLoaded(Order order, boolean partial) {
        rejectedInPart += partial ? 1 : 0;
        Totals loaded = new Totals(1, order.getLines().size(), order.getTotalMinor());
        totals.merge(order.getKind(), loaded, ImportTally::sum);
        YearMonth month = YearMonth.from(order.getPlacedAt().atOffset(ZoneOffset.UTC));
        netMinorByMonth.merge(month, order.getTotalMinor(), Long::sum);
    }

    long linesRead() {
        return linesRead;
    }

    ImportSummary summary(SourceFile file, InvoiceIndex index, CatalogueCollector catalogue, Duration took) {
        Totals sales = totals.getOrDefault(OrderKind.SALE, new Totals(0, 0, 0));
        Totals returns = totals.getOrDefault(OrderKind.RETURN, new Totals(0, 0, 0));
        return new ImportSummary(
                file.name(),
                OpenInvoice.CURRENCY,
                linesRead,
                sales.lines() + returns.lines(),
                linesRejected,
                Collections.unmodifiableSortedMap(rejectedByReason),
                sales,
                returns,
                rejectedWhole,
                rejectedInPart,
                index.scattered(),
                Collections.unmodifiableSortedMap(netMinorByMonth),
                catalogue.users().size(),
                catalogue.products().size(),
                took);
    }

    private static Totals sum(Totals left, Totals right) {
        return new Totals(
                left.orders() + right.orders(), left.lines() + right.lines(), left.amountMinor() + right.amountMinor());
    }
}
