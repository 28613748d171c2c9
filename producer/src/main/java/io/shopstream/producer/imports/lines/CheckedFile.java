package io.shopstream.producer.imports.lines;

import io.shopstream.producer.imports.columns.ImportColumn;
import io.shopstream.producer.imports.columns.Mapping;
import io.shopstream.producer.imports.dates.DateFormat;
import io.shopstream.producer.imports.format.FileFormat;
import io.shopstream.producer.imports.format.FormatTally;
import io.shopstream.producer.imports.format.UnrecognisedFormatException;
import io.shopstream.producer.imports.lines.ParsedLine.Fields;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Result of the checking pass: the file is readable to its end, most of it can be loaded, and this is how.
 *
 * @param format how it is written
 * @param index its invoices
 * @param currency of all its amounts
 */
public record CheckedFile(FileFormat format, InvoiceIndex index, String currency) {

    /**
     * Reads the file once if it is the first edition as CSV in UTF-8, else once to recognise its format and once more
     * with it.
     *
     * @param mapping null for a file in the form of the data set
     * @param dates the user's date format; null if the mapping or the file is to tell
     * @param afterEachLine made for each reading
     * @throws UnusableFileException if the file is damaged or none that can be imported
     */
    public static CheckedFile of(
            Path path,
            @Nullable Mapping mapping,
            @Nullable DateFormat dates,
            Function<SourceFile, Runnable> afterEachLine)
            throws UnusableFileException {
        FileFormat format;
        CurrencyTally currencies = new CurrencyTally();
        try (SourceFile file = SourceFile.open(path, mapping)) {
            DateFormat given = dates == null && mapping != null ? mapping.dates() : dates;
            FormatTally tally = new FormatTally(file.container(), file.header(), file.isMarkedUtf8(), given);
            FailureSample sample = new FailureSample();
            InvoiceIndex index = InvoiceIndex.of(
                    file,
                    new LineParser(tally.assumed(), tally.decoder()),
                    new LineRules(tally.assumed()),
                    (line, parsed) -> {
                        sample.add(line);
                        if (parsed instanceof Fields fields) {
                            tally.line(fields.get(ImportColumn.INVOICE_DATE), fields.get(ImportColumn.UNIT_PRICE));
                            currencies.line(line.number(), tally.assumed().currency(fields.get(ImportColumn.CURRENCY)));
                        }
                    },
                    afterEachLine.apply(file));
            format = decide(file, tally);
            sample.check(file.name(), format);
            currencies.check(file.name(), format.title(ImportColumn.CURRENCY));
            if (tally.wasRight(format)) {
                return new CheckedFile(format, index, currencies.currency());
            }
        }
        try (SourceFile file = SourceFile.open(path, mapping)) {
            InvoiceIndex index = InvoiceIndex.of(
                    file,
                    new LineParser(format),
                    new LineRules(format),
                    (line, parsed) -> {},
                    afterEachLine.apply(file));
            return new CheckedFile(format, index, currencies.currency());
        }
    }

    /**
     * What the import is known by, 64 hexadecimal digits: of a mapped file the content and what the mapping says
     * together, since another mapping makes other orders of it.
     */
    public String contentHash() {
        Mapping mapping = format.mapping();
        return mapping == null ? index.sha256() : ContentHash.of(index.sha256(), mapping.settings());
    }

    private static FileFormat decide(SourceFile file, FormatTally tally) throws UnusableFileException {
        try {
            return tally.decide();
        } catch (UnrecognisedFormatException e) {
            throw new UnusableFileException(file.name() + " " + e.getMessage(), e);
        }
    }
}
