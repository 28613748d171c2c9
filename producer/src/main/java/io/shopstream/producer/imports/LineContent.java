package io.shopstream.producer.imports;

import io.shopstream.schemas.rules.RejectionReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** What a raw line says: its fields, or why it has none. */
sealed interface LineContent {

    /** As many fields as the header has, none of them judged yet. */
    record Fields(List<String> values) implements LineContent {
        @SuppressWarnings("EnumOrdinal") // the columns are declared in the file's order, which the header proves
        String get(Column column) {
            return values.get(column.ordinal());
        }
    }

    /** Belongs to no invoice, since not even its invoice number can be trusted. */
    record Unreadable(RejectionReason reason, String detail) implements LineContent {}

    static LineContent of(RawLine line) {
        return switch (line.damage()) {
            case NONE -> parse(line.bytes());
            case QUOTE_NOT_CLOSED -> unreadable("a quoted field does not end");
            case TOO_LONG -> unreadable("the line is longer than " + RawLineReader.MAX_BYTES + " bytes");
        };
    }

    private static LineContent parse(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // Most lines have no quote and need no parser: a tenth of the time, the same fields.
            List<String> fields = text.indexOf('"') < 0 ? Arrays.asList(text.split(",", -1)) : quoted(text);
            return ofFields(fields);
        } catch (CharacterCodingException e) {
            return unreadable("the line is not UTF-8");
        } catch (IOException e) {
            return unreadable("the quotes of the line do not fit");
        }
    }

    private static List<String> quoted(String text) throws IOException {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.DEFAULT)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                throw new IOException("a carriage return outside quotes");
            }
            return records.getFirst().toList();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static LineContent ofFields(List<String> fields) {
        int expected = Column.values().length;
        if (fields.size() == expected) {
            return new Fields(fields);
        }
        String detail = "the line has " + fields.size() + " fields instead of " + expected;
        return fields.size() < expected ? new Unreadable(RejectionReason.FIELD_MISSING, detail) : unreadable(detail);
    }

    private static Unreadable unreadable(String detail) {
        return new Unreadable(RejectionReason.FIELD_UNREADABLE, detail);
    }

    /** The check that the first line of a file must pass. */
    static boolean isHeader(RawLine line) {
        return of(line) instanceof Fields fields && fields.values().equals(Column.HEADER);
    }
}
