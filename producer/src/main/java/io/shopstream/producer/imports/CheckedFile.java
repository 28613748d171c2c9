package io.shopstream.producer.imports;

import io.shopstream.producer.imports.LineContent.Fields;
import io.shopstream.producer.imports.format.Column;
import io.shopstream.producer.imports.format.DateFormat;
import io.shopstream.producer.imports.format.FileFormat;
import io.shopstream.producer.imports.format.FormatTally;
import io.shopstream.producer.imports.format.UnrecognisedFormatException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Result of the checking pass: the file is readable to its end, most of it can be loaded, and this is how.
 *
 * @param format how it is written
 * @param index its invoices
 */
record CheckedFile(FileFormat format, InvoiceIndex index) {

    /**
     * Reads the file once if it is the first edition as CSV in UTF-8, else once to recognise its format and once more
     * with it.
     *
     * @param dates the user's date format; null if the file is to tell
     * @param afterEachLine made for each reading
     * @throws ImportException if the file is damaged or none that can be imported
     */
    static CheckedFile of(Path path, @Nullable DateFormat dates, Function<SourceFile, Runnable> afterEachLine)
            throws ImportException {
        FileFormat format;
        try (SourceFile file = SourceFile.open(path)) {
            FormatTally tally = new FormatTally(file.container(), file.header(), file.isMarkedUtf8(), dates);
            FailureSample sample = new FailureSample();
            InvoiceIndex index = InvoiceIndex.of(
                    file,
                    new LineParser(tally.assumed(), tally.decoder()),
                    new LineRules(tally.assumed()),
                    (line, content) -> {
                        sample.add(line);
                        if (content instanceof Fields fields) {
                            tally.line(fields.get(Column.INVOICE_DATE), fields.get(Column.UNIT_PRICE));
                        }
                    },
                    afterEachLine.apply(file));
            format = decide(file, tally);
            sample.check(file.name(), format);
            if (tally.wasRight(format)) {
                return new CheckedFile(format, index);
            }
        }
        try (SourceFile file = SourceFile.open(path)) {
            InvoiceIndex index = InvoiceIndex.of(
                    file,
                    new LineParser(format),
                    new LineRules(format),
                    (line, content) -> {},
                    afterEachLine.apply(file));
            return new CheckedFile(format, index);
        }
    }

    private static FileFormat decide(SourceFile file, FormatTally tally) throws ImportException {
        try {
            return tally.decide();
        } catch (UnrecognisedFormatException e) {
            throw new ImportException(file.name() + " " + e.getMessage(), e);
        }
    }
}
