package io.shopstream.producer.imports;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
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
    static final String CURRENCY = "GBP";
    private static final String CHANNEL = "web";

    private final String number;
    private final List<AcceptedLine> acceptedLines = new ArrayList<>();
    private int lineCount;
    private @Nullable Instant placedAt;

    OpenInvoice(String number) {
        this.number = number;
    }

    /** Counts a line, accepted or not, for the numbering; the first readable date becomes the invoice's date. */
    void countLine(@Nullable Instant date) {
        lineCount++;
        if (placedAt == null) {
            placedAt = date;
        }
    }

    void add(RetailLine line, RawLine raw) {
        countLine(line.invoicedAt());
        acceptedLines.add(new AcceptedLine(lineCount, line, raw));
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
            lines.add(new OrderLine(each.lineNo(), line.stockCode(), null, line.quantity(), line.priceMinor(), null));
        }
        return Order.newBuilder()
                .setOrderId(idPrefix + number)
                .setVersion(1)
                .setKind(Invoices.kind(number))
                .setStatus(OrderStatus.DELIVERED)
                .setUserId(customer)
                .setPlacedAt(placed)
                .setUpdatedAt(placed)
                .setCurrency(CURRENCY)
                .setLines(lines)
                .setTotalMinor(total)
                .setShippingCountry(acceptedLines.getFirst().line().country())
                .setChannel(CHANNEL)
                .build();
    }

    /** An accepted line with its number within the invoice. */
    record AcceptedLine(int lineNo, RetailLine line, RawLine raw) {}
}
