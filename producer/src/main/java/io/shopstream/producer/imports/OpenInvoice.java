package io.shopstream.producer.imports;

import io.shopstream.producer.imports.lines.RawLine;
import io.shopstream.producer.imports.lines.RetailLine;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the lines of an invoice until its last one is read. Lines are numbered by their position among all lines of
 * the invoice: a rejected line leaves a gap, so a line keeps its number when a rule about another line changes.
 */
final class OpenInvoice {
    private static final String CHANNEL = "web";

    private final String number;
    private final List<AcceptedLine> acceptedLines = new ArrayList<>();
    // Rejected lines whose dead letter was resolved: they are open again if this invoice becomes the order.
    private final List<DeadLetter> resolvedBefore = new ArrayList<>();
    private final boolean isReturn;
    private int lineCount;
    private int lastLineNo;
    private @Nullable Instant placedAt;

    OpenInvoice(String number, boolean isReturn) {
        this.number = number;
        this.isReturn = isReturn;
    }

    /** Counts a line, accepted or not, for the numbering; the first readable date becomes the invoice's date. */
    void countLine(@Nullable Instant date) {
        lineCount++;
        lastLineNo++;
        if (placedAt == null) {
            placedAt = date;
        }
    }

    void add(RetailLine line, RawLine raw) {
        countLine(line.invoicedAt());
        acceptedLines.add(new AcceptedLine(lastLineNo, line, raw));
        lastLineNo += line.dearerUnits() > 0 ? 1 : 0;
    }

    /** Number of lines of the invoice so far, including rejected ones. */
    int lineCount() {
        return lineCount;
    }

    List<AcceptedLine> acceptedLines() {
        return acceptedLines;
    }

    String number() {
        return number;
    }

    /** Rejected lines of the invoice whose dead letter an earlier import resolved. */
    List<DeadLetter> resolvedBefore() {
        return resolvedBefore;
    }

    /**
     * Creates the order of the accepted lines; needs at least one.
     *
     * @param idPrefix put before the invoice number
     */
    Order toOrder(String idPrefix) {
        Instant placed = Objects.requireNonNull(placedAt);
        List<OrderLine> lines = new ArrayList<>(acceptedLines.size());
        long total = 0;
        String customer = null;
        for (AcceptedLine each : acceptedLines) {
            RetailLine line = each.line();
            customer = customer == null ? line.customerId() : customer;
            total += line.amountMinor();
            int dearer = Integer.signum(line.quantity()) * line.dearerUnits();
            lines.add(orderLine(each.lineNo(), line, line.quantity() - dearer, line.priceMinor()));
            if (dearer != 0) {
                lines.add(orderLine(each.lineNo() + 1, line, dearer, line.priceMinor() + 1));
            }
        }
        RetailLine first = acceptedLines.getFirst().line();
        return Order.newBuilder()
                .setOrderId(idPrefix + number)
                .setVersion(1)
                .setKind(isReturn ? OrderKind.RETURN : OrderKind.SALE)
                .setStatus(first.status())
                .setUserId(customer)
                .setPlacedAt(placed)
                .setUpdatedAt(placed)
                .setCurrency(first.currency())
                .setLines(lines)
                .setTotalMinor(total)
                .setShippingCountry(first.country())
                .setChannel(CHANNEL)
                .build();
    }

    private static OrderLine orderLine(int lineNo, RetailLine line, int quantity, long priceMinor) {
        return new OrderLine(lineNo, line.stockCode(), null, quantity, priceMinor, null);
    }

    /** An accepted line with its number within the invoice; the next number is its own, too, if it has dearer units. */
    record AcceptedLine(int lineNo, RetailLine line, RawLine raw) {}
}
