package io.shopstream.producer.imports;

import io.shopstream.producer.imports.OpenInvoice.AcceptedLine;
import io.shopstream.producer.imports.columns.ImportColumn;
import io.shopstream.producer.imports.existing.FileIdentity;
import io.shopstream.producer.imports.existing.OrderComparison;
import io.shopstream.producer.imports.existing.OrderDecision;
import io.shopstream.producer.imports.existing.OrderDecision.Conflict;
import io.shopstream.producer.imports.existing.OrderDecision.Continued;
import io.shopstream.producer.imports.existing.OrderDecision.Corrected;
import io.shopstream.producer.imports.existing.OrderDecision.New;
import io.shopstream.producer.imports.existing.OrderDecision.Unchanged;
import io.shopstream.producer.imports.existing.ShopState;
import io.shopstream.producer.imports.format.FileFormat;
import io.shopstream.producer.imports.lines.CheckedFile;
import io.shopstream.producer.imports.lines.InvoiceIndex;
import io.shopstream.producer.imports.lines.LineParser;
import io.shopstream.producer.imports.lines.LineRules;
import io.shopstream.producer.imports.lines.LineVerdict;
import io.shopstream.producer.imports.lines.LineVerdict.Accepted;
import io.shopstream.producer.imports.lines.LineVerdict.Rejected;
import io.shopstream.producer.imports.lines.ParsedLine.Fields;
import io.shopstream.producer.imports.lines.ParsedLine.Unreadable;
import io.shopstream.producer.imports.lines.RawLine;
import io.shopstream.producer.imports.lines.SourceFile;
import io.shopstream.producer.imports.lines.UnusableFileException;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.ImportedFile;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.rules.Violation;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file for the second time and turns every line into part of an order or into a dead letter, never both or
 * neither. Publishes what differs from the state of the shop, which was read before: importing a file again, also after
 * a failure, publishes nothing that the shop has already.
 */
final class FileImport {
    private final SourceFile file;
    private final InvoiceIndex index;
    private final FileIdentity identity;
    private final ImportOptions options;
    private final ShopState shop;
    private final OrderComparison comparison;
    private final String consumerGroup;
    private final ImportOutput output;
    private final Clock clock;
    private final FileFormat format;
    private final LineParser parser;
    private final LineRules rules;
    private final ImportTally tally = new ImportTally();
    private final CatalogueCollector catalogue = new CatalogueCollector();
    private final Map<String, OpenInvoice> open = new HashMap<>();
    // Rejected by an import that named its dead letters by the file's name alone: still rejected, and not to be
    // resolved.
    private final Set<Long> knownByPlainName = new HashSet<>();

    FileImport(
            SourceFile file,
            CheckedFile checked,
            ImportOptions options,
            ShopState shop,
            String consumerGroup,
            ImportOutput output,
            Clock clock) {
        this.file = file;
        this.index = checked.index();
        this.format = checked.format();
        this.parser = new LineParser(format);
        this.rules = new LineRules(format);
        this.identity = new FileIdentity(file.name(), checked.contentHash(), options.idPrefix());
        this.options = options;
        this.shop = shop;
        this.comparison = new OrderComparison(identity.key(), options.replace(), clock);
        this.consumerGroup = consumerGroup;
        this.output = output;
        this.clock = clock;
    }

    void run(Runnable afterEachLine) throws ImportException, UnusableFileException {
        for (RawLine line = file.next(); line != null; line = file.next()) {
            tally.lineRead();
            switch (parser.parse(line)) {
                case Unreadable unreadable -> reject(line, null, unreadable.reason(), unreadable.detail());
                case Fields fields -> read(line, fields);
            }
            afterEachLine.run();
        }
        if (!file.sha256().equals(index.sha256())) {
            throw new ImportException(file.name() + " was changed while it was being imported: import it again");
        }
        for (User user : catalogue.users()) {
            Optional<User> change = shop.change(user);
            if (change.isPresent()) {
                output.user(change.get());
            }
        }
        for (Product product : catalogue.products()) {
            Optional<Product> change = shop.change(product);
            if (change.isPresent()) {
                output.product(change.get());
            }
        }
        // A file with conflicts is not done: importing it again must name them again.
        if (!tally.hasConflicts()) {
            output.file(ImportedFile.newBuilder()
                    .setContent(identity.sha256())
                    .setIdPrefix(identity.idPrefix())
                    .setFile(identity.file())
                    .setLines(index.lines())
                    .setImportedAt(clock.instant())
                    .build());
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
        String number = fields.get(ImportColumn.INVOICE_NO);
        if (number.isBlank()) {
            if (verdict instanceof Rejected rejected) {
                reject(raw, null, rejected.reason(), rejected.detail());
            }
            return;
        }
        OpenInvoice invoice = open.computeIfAbsent(number, each -> new OpenInvoice(each, format.isReturn(each)));
        switch (verdict) {
            case Accepted accepted -> invoice.add(accepted.line(), raw);
            case Rejected rejected -> {
                invoice.countLine(rules.dateOf(fields).orElse(null));
                reject(raw, invoice, rejected.reason(), rejected.detail());
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
        Order order = invoice.toOrder(options.idPrefix());
        List<Violation> violations = OrderRules.check(order.getOrderId(), order, clock.instant());
        if (!violations.isEmpty()) {
            // Each line is valid by itself, but the whole order is not: none of the lines can be loaded.
            for (AcceptedLine line : invoice.acceptedLines()) {
                reject(
                        line.raw(),
                        invoice,
                        violations.getFirst().reason(),
                        "the invoice as a whole is invalid: "
                                + violations.getFirst().detail());
            }
            tally.invoiceRejected();
            return;
        }
        OrderDecision decision = comparison.decide(order, shop.order(order.getOrderId()));
        int lines = invoice.acceptedLines().size();
        tally.order(decision, order, lines, lines < invoice.lineCount());
        switch (decision) {
            case New(Order made) -> publish(made, invoice);
            case Corrected(Order made) -> publish(made, invoice);
            case Continued(Order made) -> publish(made, invoice);
            case Unchanged _ -> {}
            case Conflict _ -> {
                return;
            }
        }
        for (AcceptedLine line : invoice.acceptedLines()) {
            catalogue.add(line.line(), line.raw().number());
        }
        // The lines of a continuation are other lines than those that an earlier file had damaged.
        if (!(decision instanceof Continued)) {
            resolve(order.getOrderId());
        }
    }

    /**
     * Dead letters come first: a repetition after a failure in between finds the order unchanged, and would not open
     * them again.
     */
    private void publish(Order order, OpenInvoice invoice) throws ImportException {
        for (DeadLetter line : invoice.resolvedBefore()) {
            output.deadLetter(shop.reopened(line));
        }
        output.order(order);
    }

    private void resolve(String orderId) throws ImportException {
        for (DeadLetter line : shop.openRejections(orderId, identity)) {
            if (line.getSourceTopic().equals(identity.file()) && knownByPlainName.contains(line.getSourceOffset())) {
                continue;
            }
            output.deadLetter(DeadLetter.newBuilder(line)
                    .setReplayedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                    .build());
            tally.lineResolved();
        }
    }

    /** @param invoice that the line belongs to; null if it does not tell */
    private void reject(RawLine raw, @Nullable OpenInvoice invoice, RejectionReason reason, String detail)
            throws ImportException {
        tally.lineRejected(reason);
        DeadLetter deadLetter = DeadLetter.newBuilder()
                .setConsumerGroup(consumerGroup)
                .setSourceTopic(identity.deadLetterSource())
                .setSourcePartition(0)
                .setSourceOffset(raw.number())
                .setReason(reason.code())
                .setDetail(detail)
                .setRawValue(ByteBuffer.wrap(raw.bytes()))
                .setRejectedAt(index.firstDate())
                .setHeaders(RejectedLines.headers(format, invoice == null ? null : invoice.number()))
                .build();
        if (shop.isKnownByPlainName(identity, deadLetter)) {
            knownByPlainName.add(raw.number());
        } else if (invoice != null && shop.isResolved(deadLetter)) {
            invoice.resolvedBefore().add(deadLetter);
        } else {
            output.deadLetter(deadLetter);
        }
    }
}
