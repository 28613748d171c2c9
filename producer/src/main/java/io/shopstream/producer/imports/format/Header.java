package io.shopstream.producer.imports.format;

import io.shopstream.producer.imports.columns.ImportColumn;
import io.shopstream.producer.imports.columns.Mapping;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns are in a line.
 *
 * @param positions index of each {@link ImportColumn} of the data set in a line, in the order of the enum; empty if
 *     mapped
 * @param width number of fields in a line
 * @param unused names of the columns that are not read; empty if mapped
 * @param mapped where the columns of a mapped file are; null for the data set
 */
public record Header(
        Delimiter delimiter,
        List<Integer> positions,
        int width,
        List<String> unused,
        @Nullable MappedColumns mapped) {
    /** The header of the first edition of the data set. */
    public static final Header CANONICAL =
            new Header(Delimiter.COMMA, List.of(0, 1, 2, 3, 4, 5, 6, 7), ImportColumn.OF_DATA_SET.size(), List.of());

    private static final int SHOWN = 120;
    private static final int SHOWN_NAMES = 3_000;

    public Header {
        positions = List.copyOf(positions);
        unused = List.copyOf(unused);
    }

    /** Of a file that is not mapped. */
    Header(Delimiter delimiter, List<Integer> positions, int width, List<String> unused) {
        this(delimiter, positions, width, unused, null);
    }

    /**
     * Reads the first line of a file: the delimiter is the one that gives the most known names.
     *
     * @param mapping null for the data set
     * @throws UnrecognisedFormatException if a column is missing or there twice
     */
    public static Header of(String line, @Nullable Mapping mapping) throws UnrecognisedFormatException {
        List<String> best = List.of();
        Delimiter delimiter = Delimiter.COMMA;
        for (Delimiter each : Delimiter.values()) {
            List<String> names = HeaderLine.split(line, each);
            if (known(names, mapping) > known(best, mapping)) {
                best = names;
                delimiter = each;
            }
        }
        if (mapping != null) {
            return of(best.isEmpty() ? HeaderLine.split(line) : best, delimiter, mapping);
        }
        if (best.isEmpty()) {
            throw new UnrecognisedFormatException("is not an Online Retail file: its first line must name the columns "
                    + titles() + " (CSV with comma, semicolon or tab, or xlsx); it is \"" + cut(line, SHOWN)
                    + "\". For an export of another shop see --mapping");
        }
        return of(best, delimiter, null);
    }

    /**
     * @param names of the columns, in file order
     * @param mapping null for the data set
     * @throws UnrecognisedFormatException if a column is missing or there twice
     */
    public static Header of(List<String> names, Delimiter delimiter, @Nullable Mapping mapping)
            throws UnrecognisedFormatException {
        if (mapping != null) {
            return new Header(delimiter, List.of(), names.size(), List.of(), MappedColumns.of(mapping, names));
        }
        Map<ImportColumn, Integer> positions = new EnumMap<>(ImportColumn.class);
        List<String> unused = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            Optional<ImportColumn> column = ImportColumn.named(names.get(index));
            if (column.isEmpty()) {
                unused.add(
                        names.get(index).isBlank()
                                ? "column " + (index + 1)
                                : names.get(index).strip());
            } else if (positions.put(column.get(), index) != null) {
                throw new UnrecognisedFormatException(
                        "has two columns " + column.get().title() + ": remove one of them from the file");
            }
        }
        List<String> missing = ImportColumn.OF_DATA_SET.stream()
                .filter(Predicate.not(positions::containsKey))
                .map(ImportColumn::title)
                .toList();
        if (!missing.isEmpty()) {
            throw new UnrecognisedFormatException("has no column " + String.join(", ", missing)
                    + ": its first line must name the columns " + titles() + ", in any order");
        }
        return new Header(delimiter, List.copyOf(positions.values()), names.size(), unused);
    }

    /**
     * Whether any of the names is that of a column.
     *
     * @param mapping null for the data set
     */
    public static boolean knowsOneOf(List<String> names, @Nullable Mapping mapping) {
        return known(names, mapping) > 0;
    }

    /** Whether a number in this field of a workbook is a date. */
    @SuppressWarnings("EnumOrdinal") // the positions are in the order of the enum
    public boolean isDate(int field) {
        return mapped == null
                ? positions.get(ImportColumn.INVOICE_DATE.ordinal()) == field
                : mapped.cells()
                        .getOrDefault(ImportColumn.INVOICE_DATE, List.of())
                        .contains(field);
    }

    /** Whether a line's fields are the columns in the order of the enum, and nothing else. */
    boolean isInOrder() {
        return mapped == null && width == ImportColumn.OF_DATA_SET.size() && positions.equals(CANONICAL.positions);
    }

    private static long known(List<String> names, @Nullable Mapping mapping) {
        return names.stream()
                .filter(name -> mapping == null ? ImportColumn.named(name).isPresent() : mapping.names(name))
                .count();
    }

    private static String titles() {
        return String.join(
                ",", ImportColumn.OF_DATA_SET.stream().map(ImportColumn::title).toList());
    }

    /** Names of columns for a message. */
    static String shown(List<String> names) {
        return cut(String.join(", ", names.stream().map(String::strip).toList()), SHOWN_NAMES);
    }

    // A binary file must not reach the terminal.
    private static String cut(String text, int length) {
        String printable =
                text.substring(0, Math.min(text.length(), length + 1)).replaceAll("[\\p{C}\\uFFFD]", "?");
        return printable.length() > length ? printable.substring(0, length) + "..." : printable;
    }
}
