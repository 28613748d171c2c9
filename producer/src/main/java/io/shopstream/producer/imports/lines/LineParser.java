package io.shopstream.producer.imports.lines;

import io.shopstream.producer.imports.format.BlankCells;
import io.shopstream.producer.imports.format.FileFormat;
import io.shopstream.producer.imports.format.TextDecoder;
import io.shopstream.producer.imports.lines.ParsedLine.Fields;
import io.shopstream.producer.imports.lines.ParsedLine.Unreadable;
import io.shopstream.schemas.rules.RejectionReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Splits the lines of one file into fields. One for each reading: a blank cell may have the value of the line above.
 */
public final class LineParser {
    private final FileFormat format;
    private final TextDecoder decoder;
    private final String delimiter;
    private final CSVFormat quotedFormat;
    private final BlankCells blankCells;

    public LineParser(FileFormat format) {
        this(format, format.decoder());
    }

    /** @param decoder instead of that of the format */
    LineParser(FileFormat format, TextDecoder decoder) {
        this.format = format;
        this.decoder = decoder;
        this.delimiter = String.valueOf(format.header().delimiter().sign());
        this.blankCells = new BlankCells(format);
        this.quotedFormat = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
    }

    /** To be called for the lines in their order. */
    public ParsedLine parse(RawLine line) {
        ParsedLine parsed =
                switch (line.damage()) {
                    case NONE -> parse(line.bytes());
                    case QUOTE_NOT_CLOSED -> unreadable("a quoted field is not closed");
                    case TOO_LONG -> unreadable("the line is longer than " + RawLineReader.MAX_BYTES + " bytes");
                };
        if (parsed instanceof Unreadable) {
            blankCells.forget();
        }
        return parsed;
    }

    private ParsedLine parse(byte[] bytes) {
        try {
            String text = decoder.decode(bytes);
            // Most lines have no quote: splitting gives the same fields in a tenth of the parser's time.
            List<String> fields = text.indexOf('"') < 0 ? Arrays.asList(text.split(delimiter, -1)) : quoted(text);
            return ofFields(fields);
        } catch (CharacterCodingException e) {
            return unreadable("the line is not " + format.encoding());
        } catch (IOException e) {
            return unreadable("the line has misplaced quotes or carriage returns");
        }
    }

    private List<String> quoted(String text) throws IOException {
        try (CSVParser parser = CSVParser.parse(text, quotedFormat)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                throw new IOException("a carriage return outside quotes");
            }
            return records.getFirst().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private ParsedLine ofFields(List<String> fields) {
        int expected = format.header().width();
        if (fields.size() == expected) {
            return new Fields(blankCells.fill(format.inOrder(fields)));
        }
        String detail = "the line has " + fields.size() + " fields instead of " + expected;
        return fields.size() < expected ? new Unreadable(RejectionReason.FIELD_MISSING, detail) : unreadable(detail);
    }

    private static Unreadable unreadable(String detail) {
        return new Unreadable(RejectionReason.FIELD_UNREADABLE, detail);
    }
}
