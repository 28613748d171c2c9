package io.shopstream.producer.imports;

import io.shopstream.producer.imports.LineContent.Fields;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a first reading of the file finds out, so that the second can publish an invoice as soon as its last line is
 * read, wherever its lines stand (in the real file one invoice, 542806, is interrupted by another). Costs a second, a
 * number per invoice in memory, and proves the file readable to its end before anything is sent.
 *
 * @param lines data lines in the file
 * @param firstDate date of the first line that has a readable one; the epoch if none has
 * @param lastLines invoice number to the line number of its last line
 * @param scattered invoices whose lines do not stand together
 */
record InvoiceIndex(long lines, Instant firstDate, Map<String, Long> lastLines, long scattered) {

    static InvoiceIndex of(SourceFile file, LineRules rules, Runnable afterEachLine) throws ImportException {
        Map<String, Long> lastLines = new HashMap<>();
        Map<String, Boolean> scattered = new HashMap<>();
        Instant firstDate = Instant.EPOCH;
        boolean dated = false;
        long lines = 0;
        String previous = "";
        for (RawLine line = file.next(); line != null; line = file.next()) {
            lines++;
            if (LineContent.of(line) instanceof Fields fields) {
                String invoice = fields.get(Column.INVOICE_NO);
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
        return new InvoiceIndex(lines, firstDate, lastLines, scattered.size());
    }

    boolean isLast(String invoice, RawLine line) {
        Long last = lastLines.get(invoice);
        return last != null && last == line.number();
    }
}
