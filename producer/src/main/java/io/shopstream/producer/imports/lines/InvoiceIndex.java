package io.shopstream.producer.imports.lines;

import io.shopstream.producer.imports.columns.ImportColumn;
import io.shopstream.producer.imports.lines.ParsedLine.Fields;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Indexes the invoices in a first reading of the file, so that the second reading can publish an invoice at its last
 * line even if its lines are not contiguous (in the real file another invoice interrupts 542806). Costs about a second
 * and one number per invoice in memory, and verifies that the whole file is readable before anything is sent.
 *
 * @param lines data lines in the file
 * @param sha256 of the unpacked content
 * @param firstDate date of the first line with a readable date; the epoch if there is none
 * @param lastLines invoice number to the line number of its last line
 * @param scattered invoices whose lines are not contiguous
 */
public record InvoiceIndex(long lines, String sha256, Instant firstDate, Map<String, Long> lastLines, long scattered) {

    static InvoiceIndex of(
            SourceFile file,
            LineParser parser,
            LineRules rules,
            BiConsumer<RawLine, ParsedLine> eachLine,
            Runnable afterEachLine)
            throws UnusableFileException {
        Map<String, Long> lastLines = new HashMap<>();
        Map<String, Boolean> scattered = new HashMap<>();
        Instant firstDate = Instant.EPOCH;
        boolean dated = false;
        long lines = 0;
        String previous = "";
        for (RawLine line = file.next(); line != null; line = file.next()) {
            lines++;
            ParsedLine parsed = parser.parse(line);
            eachLine.accept(line, parsed);
            if (parsed instanceof Fields fields) {
                String invoice = fields.get(ImportColumn.INVOICE_NO);
                if (!invoice.isBlank()) {
                    Long earlier = lastLines.put(invoice, line.number());
                    if (earlier != null && !invoice.equals(previous)) {
                        scattered.put(invoice, true);
                    }
                    previous = invoice;
                }
                if (!dated) {
                    dated = rules.dateOf(fields).isPresent();
                    firstDate = rules.dateOf(fields).orElse(firstDate);
                }
            }
            afterEachLine.run();
        }
        return new InvoiceIndex(lines, file.sha256(), firstDate, lastLines, scattered.size());
    }

    /** Whether no later line of the file belongs to the invoice. */
    public boolean isLast(String invoice, RawLine line) {
        Long last = lastLines.get(invoice);
        return last != null && last == line.number();
    }
}
