package io.shopstream.producer.imports.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Splits the first line of a file, of which nothing is known yet. */
public final class HeaderLine {
    private HeaderLine() {}

    /** As UTF-8, or as Windows-1252 where it is not UTF-8. */
    public static String text(byte[] line) {
        try {
            return new EncodingTally().decode(line);
        } catch (CharacterCodingException e) {
            return new String(line, StandardCharsets.UTF_8);
        }
    }

    /** With the delimiter that gives the most names. */
    public static List<String> split(String line) {
        return Arrays.stream(Delimiter.values())
                .map(each -> split(line, each))
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    static List<String> split(String line, Delimiter delimiter) {
        String sign = String.valueOf(delimiter.sign());
        if (line.indexOf('"') >= 0) {
            CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(sign).get();
            try (CSVParser parser = CSVParser.parse(line, format)) {
                List<CSVRecord> records = parser.getRecords();
                if (records.size() == 1) {
                    return records.getFirst().toList();
                }
            } catch (IOException | UncheckedIOException e) {
                // Quotes that CSV does not have: taken as they are.
            }
        }
        return Pattern.compile(sign, Pattern.LITERAL).splitAsStream(line).toList();
    }
}
