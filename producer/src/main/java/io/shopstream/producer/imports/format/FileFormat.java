package io.shopstream.producer.imports.format;

import io.shopstream.producer.imports.columns.ImportColumn;
import io.shopstream.producer.imports.columns.Mapping;
import io.shopstream.producer.imports.dates.DateFormat;
import io.shopstream.producer.imports.dates.ZonedText;
import io.shopstream.schemas.avro.OrderStatus;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private static final String CURRENCY = "GBP";
    private static final String RETURN = "C";

    /** The first edition as CSV in UTF-8, which needs no recognising. */
    public static final FileFormat CANONICAL =
            new FileFormat("CSV", Header.CANONICAL, StandardCharsets.UTF_8, DateFormat.ISO, false, false);

    public TextDecoder decoder() {
        return new CharsetTextDecoder(charset);
    }

    /**
     * The values of the columns, in the order of {@link ImportColumn}; of a mapped file all of them, else those of the
     * data set.
     *
     * @param fields of a line, as many as the header is wide
     */
    public List<String> inOrder(List<String> fields) {
        MappedColumns mapped = header.mapped();
        if (mapped != null) {
            return mapped.values(fields);
        }
        if (header.isInOrder()) {
            return fields;
        }
        String[] values = new String[header.positions().size()];
        Arrays.setAll(values, column -> fields.get(header.positions().get(column)));
        return Arrays.asList(values);
    }

    /** Null for a file in the form of the data set. */
    public @Nullable Mapping mapping() {
        MappedColumns mapped = header.mapped();
        return mapped == null ? null : mapped.mapping();
    }

    /** What the file calls a column, for messages. */
    public String title(ImportColumn column) {
        MappedColumns mapped = header.mapped();
        return mapped == null ? column.title() : mapped.title(column);
    }

    /** Empty if the text has another format, or names a day or time that does not exist. */
    public Optional<Instant> time(String text) {
        ZonedText zoned = ZonedText.of(text);
        Mapping mapping = mapping();
        return dates.parse(zoned.local())
                .map(local -> zoned.at(local, mapping == null ? ZoneOffset.UTC : mapping.zone()));
    }

    /** Whether an invoice of this number is a return. */
    public boolean isReturn(String invoice) {
        String prefix = returnPrefix();
        return prefix != null && invoice.startsWith(prefix);
    }

    /** What the numbers of returns begin with; null if there are none. */
    public @Nullable String returnPrefix() {
        Mapping mapping = mapping();
        return mapping == null ? RETURN : mapping.returnPrefix();
    }

    /** Whether {@link ImportColumn#UNIT_PRICE} is the amount of all units of the line. */
    public boolean hasLineTotals() {
        Mapping mapping = mapping();
        return mapping != null && mapping.lineTotals();
    }

    /** @param text of {@link ImportColumn#CURRENCY}, not validated */
    public String currency(String text) {
        return mapping() == null ? CURRENCY : text;
    }

    /**
     * The status of an order; empty if the mapping does not know the word.
     *
     * @param text of {@link ImportColumn#STATUS}
     * @param cancelledAt of {@link ImportColumn#CANCELLED_AT}
     */
    public Optional<OrderStatus> status(String text, String cancelledAt) {
        if (!cancelledAt.isEmpty()) {
            return Optional.of(OrderStatus.CANCELLED);
        }
        Mapping mapping = mapping();
        return mapping == null || mapping.statuses().isEmpty()
                ? Optional.of(OrderStatus.DELIVERED)
                : Optional.ofNullable(mapping.statuses().get(text.toLowerCase(Locale.ROOT)));
    }

    boolean fillsBlankCells() {
        Mapping mapping = mapping();
        return mapping != null && mapping.fillsBlankCells();
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
        MappedColumns mapped = header.mapped();
        if (mapped != null) {
            parts.add("in " + mapped.mapping().zone() + " where they name no offset");
            parts.add("mapping " + mapped.mapping().name() + " (" + mapped.used() + " of " + header.width()
                    + " columns)");
            return String.join(", ", parts);
        }
        parts.add(header.width() + " columns");
        String unused = header.unused().isEmpty() ? "" : " (not used: " + String.join(", ", header.unused()) + ")";
        return String.join(", ", parts) + unused;
    }

    /**
     * What is needed to split a single line of the file later; empty if it is split like {@link #CANONICAL}, or if the
     * file is mapped: its lines may not name their order.
     */
    public Optional<String> lineFormat() {
        if (header.mapped() != null) {
            return Optional.empty();
        }
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
            boolean valid = positions.size() == ImportColumn.OF_DATA_SET.size()
                    && positions.stream().allMatch(at -> at >= 0 && at < width);
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
