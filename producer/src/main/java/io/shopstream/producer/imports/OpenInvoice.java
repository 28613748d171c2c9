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
 * An invoice whose lines are still being read. Lines are numbered by their position among all lines of the invoice, so
 * a rejected line leaves a gap, and a line keeps its number when a rule about another one changes.
 */
final class OpenInvoice {
    static final String CURRENCY = "GBP";
    private static final String CHANNEL = "web";

    private final String id;
    private final List<Taken> taken = new ArrayList<>();
    private int seen;
    private @Nullable Instant placedAt;

    OpenInvoice(String id) {
        this.id = id;
    }

    /** Notes a line that is rejected: it counts for numbering and may give the invoice its date. */
    void skip(@Nullable Instant date) {
        seen++;
        if (placedAt == null) {
            placedAt = date;
        }
    }

    void take(RetailLine line, RawLine raw) {
        skip(line.invoicedAt());
        taken.add(new Taken(seen, line, raw));
    }

    /** Lines of the invoice so far, rejected ones included. */
    int seen() {
        return seen;
    }

    List<Taken> taken() {
        return taken;
    }

    /** The order that the valid lines make; at least one must have been taken. */
    Order toOrder() {
        Instant placed = Objects.requireNonNull(placedAt);
        List<OrderLine> lines = new ArrayList<>(taken.size());
        long total = 0;
        String customer = null;
        for (Taken each : taken) {
            RetailLine line = each.line();
            customer = customer == null ? line.customerId() : customer;
            total += line.amountMinor();
            lines.add(new OrderLine(each.lineNo(), line.stockCode(), null, line.quantity(), line.priceMinor(), null));
        }
        return Order.newBuilder()
                .setOrderId(id)
                .setVersion(1)
                .setKind(Invoices.kind(id))
                .setStatus(OrderStatus.DELIVERED)
                .setUserId(customer)
                .setPlacedAt(placed)
                .setUpdatedAt(placed)
                .setCurrency(CURRENCY)
                .setLines(lines)
                .setTotalMinor(total)
                .setShippingCountry(taken.getFirst().line().country())
                .setChannel(CHANNEL)
                .build();
    }

    /** A valid line with its number within the invoice. */
    record Taken(int lineNo, RetailLine line, RawLine raw) {}
}
