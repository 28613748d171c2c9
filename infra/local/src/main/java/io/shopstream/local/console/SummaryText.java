package io.shopstream.local.console;

import io.shopstream.producer.imports.ImportConflict;
import io.shopstream.producer.imports.ImportSummary;
import io.shopstream.schemas.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Formats the summary of an import for the user. */
public final class SummaryText {
    private SummaryText() {}

    /** @param dryRun whether nothing was published */
    public static String of(ImportSummary summary, boolean dryRun) {
        Instant before = summary.importedBefore();
        if (before != null) {
            return ("%s has been imported before, at %s: nothing has changed. If another file has changed its orders"
                            + " since, --replace restores them.%n")
                    .formatted(summary.file(), before.truncatedTo(ChronoUnit.SECONDS));
        }
        return counts(summary, dryRun) + conflicts(summary);
    }

    private static String counts(ImportSummary summary, boolean dryRun) {
        TextTable totals = new TextTable("", "orders", "lines", summary.currency())
                .row(
                        "sales (gross)",
                        summary.sales().orders(),
                        summary.sales().lines(),
                        money(summary.sales().amountMinor()))
                .row(
                        "returns",
                        summary.returns().orders(),
                        summary.returns().lines(),
                        money(summary.returns().amountMinor()))
                .row(
                        "net",
                        summary.sales().orders() + summary.returns().orders(),
                        summary.linesLoaded(),
                        money(summary.netMinor()));
        TextTable lines = new TextTable("", "lines")
                .row("read", summary.linesRead())
                .row("loaded", summary.linesLoaded())
                .row("in conflict", summary.linesInConflict())
                .row("rejected", summary.linesRejected());
        summary.rejectedByReason().forEach((reason, count) -> lines.row("  " + reason, count));
        TextTable orders = new TextTable("", "orders")
                .row("new", summary.orders().created())
                .row("corrected", summary.orders().corrected())
                .row("continued", summary.orders().continued())
                .row("unchanged", summary.orders().unchanged())
                .row("in conflict", summary.orders().inConflict());
        TextTable months = new TextTable("month (UTC)", "net " + summary.currency());
        summary.netMinorByMonth().forEach((month, net) -> months.row(month, money(net)));
        return ("%s%n%s%n%s%n%s%nInvoices rejected completely: %,d, partly: %,d%nRejected lines of earlier files"
                        + " corrected by this file: %,d%nUsers: %,d, products: %,d%n%s%n")
                .formatted(
                        (dryRun ? "Dry run, nothing was imported: " : "Imported ") + summary.file() + " ("
                                + summary.format() + ")",
                        lines,
                        orders,
                        totals,
                        summary.invoicesRejectedWhole(),
                        summary.invoicesRejectedInPart(),
                        summary.linesResolved(),
                        summary.users(),
                        summary.products(),
                        months);
    }

    private static String conflicts(ImportSummary summary) {
        long count = summary.orders().inConflict();
        if (count == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d orders of the file conflict with orders that the shop has under their numbers, and were left"
                        + " alone.%n",
                count));
        for (ImportConflict conflict : summary.conflicts()) {
            text.append("  %s: %s%n    shop: %s%n    file: %s%n"
                    .formatted(conflict.orderId(), conflict.why(), conflict.existing(), conflict.file()));
        }
        if (count > summary.conflicts().size()) {
            text.append(String.format(
                    Locale.ROOT, "  and %,d more%n", count - summary.conflicts().size()));
        }
        return text.append("If the file is right, import it with --replace. If its numbers mean other orders, such as"
                        + " those of another year, import it with --id-prefix 2011-.")
                .append(System.lineSeparator())
                .toString();
    }

    private static String money(long minor) {
        return String.format(Locale.ROOT, "%,.2f", Money.toDecimal(minor));
    }
}
