package io.shopstream.producer.imports;

import io.shopstream.producer.imports.LineContent.Fields;
import io.shopstream.producer.imports.LineContent.Unreadable;
import io.shopstream.producer.imports.LineVerdict.Accepted;
import io.shopstream.producer.imports.LineVerdict.Rejected;
import io.shopstream.producer.imports.OpenInvoice.AcceptedLine;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the file for the second time and turns every line into part of an order or into a dead letter, never both or
 * neither. The output depends only on the file, and on the clock for the check of future dates.
 */
final class FileImport {
    private final SourceFile file;
    private final InvoiceIndex index;
    private final String consumerGroup;
    private final ImportOutput output;
    private final Clock clock;
    private final LineRules rules = new LineRules();
    private final ImportTally tally = new ImportTally();
    private final CatalogueCollector catalogue = new CatalogueCollector();
    private final Map<String, OpenInvoice> open = new HashMap<>();

    FileImport(SourceFile file, InvoiceIndex index, String consumerGroup, ImportOutput output, Clock clock) {
        this.file = file;
        this.index = index;
        this.consumerGroup = consumerGroup;
        this.output = output;
        this.clock = clock;
    }

    void run(Runnable afterEachLine) throws ImportException {
        for (RawLine line = file.next(); line != null; line = file.next()) {
            tally.lineRead();
            switch (LineContent.of(line)) {
                case Unreadable unreadable -> reject(line, unreadable.reason(), unreadable.detail());
                case Fields fields -> read(line, fields);
            }
            afterEachLine.run();
        }
        if (tally.linesRead() != index.lines() || !open.isEmpty()) {
            throw new ImportException(file.name() + " was changed while it was being imported: import it again");
        }
        for (User user : catalogue.users()) {
            output.user(user);
        }
        for (Product product : catalogue.products()) {
            output.product(product);
        }
    }

    ImportTally tally() {
        return tally;
    }

    CatalogueCollector catalogue() {
        return catalogue;
    }

    private void read(RawLine raw, Fields fields) throws ImportException {
        LineVerdict verdict = rules.check(fields);
        String number = fields.get(Column.INVOICE_NO);
        if (number.isBlank()) {
            if (verdict instanceof Rejected rejected) {
                reject(raw, rejected.reason(), rejected.detail());
            }
            return;
        }
        OpenInvoice invoice = open.computeIfAbsent(number, OpenInvoice::new);
        switch (verdict) {
            case Accepted accepted -> invoice.add(accepted.line(), raw);
            case Rejected rejected -> {
                invoice.countLine(rules.dateOf(fields).orElse(null));
                reject(raw, rejected.reason(), rejected.detail());
            }
        }
        if (index.isLast(number, raw)) {
            open.remove(number);
            finish(invoice);
        }
    }

    private void finish(OpenInvoice invoice) throws ImportException {
        if (invoice.acceptedLines().isEmpty()) {
            tally.invoiceRejected();
            return;
        }
        Order order = invoice.toOrder();
        List<Violation> violations = OrderRules.check(order.getOrderId(), order, clock.instant());
        if (!violations.isEmpty()) {
            // Each line is valid by itself, but the whole order is not: none of the lines can be loaded.
            for (AcceptedLine line : invoice.acceptedLines()) {
                reject(
                        line.raw(),
                        violations.getFirst().reason(),
                        "the invoice as a whole is invalid: "
                                + violations.getFirst().detail());
            }
            tally.invoiceRejected();
            return;
        }
        output.order(order);
        tally.orderLoaded(order, invoice.acceptedLines().size() < invoice.lineCount());
        for (AcceptedLine line : invoice.acceptedLines()) {
            catalogue.add(line.line(), line.raw().number());
        }
    }

    private void reject(RawLine raw, RejectionReason reason, String detail) throws ImportException {
        tally.lineRejected(reason);
        output.deadLetter(DeadLetter.newBuilder()
                .setConsumerGroup(consumerGroup)
                .setSourceTopic(file.name())
                .setSourcePartition(0)
                .setSourceOffset(raw.number())
                .setReason(reason.code())
                .setDetail(detail)
                .setRawValue(ByteBuffer.wrap(raw.bytes()))
                .setRejectedAt(index.firstDate())
                .build());
    }
}
