package io.shopstream.local.imports;

import io.shopstream.local.console.TextTable;
import io.shopstream.producer.imports.ImportSummary;
import io.shopstream.schemas.money.Money;
import java.util.Locale;

/** Formats the summary of an import for the user. */
public final class SummaryText {
    private SummaryText() {}

    public static String of(ImportSummary summary) {
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
                .row("rejected", summary.linesRejected());
        summary.rejectedByReason().forEach((reason, count) -> lines.row("  " + reason, count));
        TextTable months = new TextTable("month (UTC)", "net " + summary.currency());
        summary.netMinorByMonth().forEach((month, net) -> months.row(month, money(net)));
        return "%s%n%s%n%s%nInvoices rejected completely: %,d, partly: %,d%nUsers: %,d, products: %,d%n%s%n"
                .formatted(
                        "Imported " + summary.file(),
                        lines,
                        totals,
                        summary.invoicesRejectedWhole(),
                        summary.invoicesRejectedInPart(),
                        summary.users(),
                        summary.products(),
                        months);
    }

    private static String money(long minor) {
        return String.format(Locale.ROOT, "%,.2f", Money.toDecimal(minor));
    }
}
