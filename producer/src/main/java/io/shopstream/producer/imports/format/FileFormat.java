package io.shopstream.producer.imports.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a file is written.
 *
 * @param container for a person, such as "CSV in gzip" or "XLSX, 2 sheets"
 * @param datesAssumed whether all dates can have the month or the day first, so that the usual order was taken
 * @param decimalComma whether prices are written like 2,55
 */
public record FileFormat(
        String container,
        Header header,
        Charset charset,
        DateFormat dates,
        boolean datesAssumed,
        boolean decimalComma) {

    private static final String ROWS = "XLSX";

    /** The first edition as CSV in UTF-8, which needs no recognising. */
    public static final FileFormat CANONICAL =
            new FileFormat("CSV", Header.CANONICAL, StandardCharsets.UTF_8, DateFormat.ISO, false, false);

    public TextDecoder decoder() {
        return new StrictDecoder(charset);
    }

    /**
     * The values of the columns, in the order of {@link Column}.
     *
     * @param fields of a line, as many as the header is wide
     */
    public List<String> inOrder(List<String> fields) {
        if (header.isInOrder()) {
            return fields;
        }
        String[] values = new String[Column.COUNT];
        Arrays.setAll(values, column -> fields.get(header.positions().get(column)));
        return Arrays.asList(values);
    }

    /** Encoding for a person. */
    public String encoding() {
        return charset.equals(StandardCharsets.UTF_8) ? "UTF-8" : "Windows-1252";
    }

    /** One line for a person: {@code CSV, semicolon, Windows-1252, dates d/M/uuuu H:mm, 8 columns}. */
    public String describe() {
        List<String> parts = new ArrayList<>(List.of(container));
        if (!container.startsWith(ROWS)) {
            parts.add(header.delimiter().text());
            parts.add(encoding());
        }
        if (decimalComma) {
            parts.add("decimal comma");
        }
        parts.add("dates " + dates.pattern()
                + (datesAssumed ? " (assumed: all dates can have the day first, see --date-format)" : ""));
        parts.add(header.width() + " columns");
        String unused = header.unused().isEmpty() ? "" : " (not used: " + String.join(", ", header.unused()) + ")";
        return String.join(", ", parts) + unused;
    }

    /** What is needed to split a single line of the file later; empty if it is split like {@link #CANONICAL}. */
    public Optional<String> lineFormat() {
        if (header.delimiter() == Delimiter.COMMA && header.isInOrder() && charset.equals(StandardCharsets.UTF_8)) {
            return Optional.empty();
        }
        String positions = String.join(
                ",", header.positions().stream().map(String::valueOf).toList());
        return Optional.of(
                String.join(";", header.delimiter().name(), charset.name(), String.valueOf(header.width()), positions));
    }

    /** Reads {@link #lineFormat}; empty if the text is none. */
    public static Optional<FileFormat> ofLineFormat(String text) {
        String[] parts = text.split(";");
        try {
            List<Integer> positions =
                    Arrays.stream(parts[3].split(",")).map(Integer::valueOf).toList();
            int width = Integer.parseInt(parts[2]);
            boolean valid =
                    positions.size() == Column.COUNT && positions.stream().allMatch(at -> at >= 0 && at < width);
            Header header = new Header(Delimiter.valueOf(parts[0]), positions, width, List.of());
            return valid
                    ? Optional.of(
                            new FileFormat("CSV", header, Charset.forName(parts[1]), DateFormat.ISO, false, false))
                    : Optional.empty();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
