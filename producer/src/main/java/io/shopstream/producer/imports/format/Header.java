package io.shopstream.producer.imports.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Where the columns are in a line.
 *
 * @param positions index of each {@link Column} in a line, in the order of the enum
 * @param width number of fields in a line
 * @param unused names of the columns that are not read
 */
public record Header(Delimiter delimiter, List<Integer> positions, int width, List<String> unused) {
    /** The header of the first edition of the data set. */
    public static final Header CANONICAL =
            new Header(Delimiter.COMMA, List.of(0, 1, 2, 3, 4, 5, 6, 7), Column.COUNT, List.of());

    private static final int SHOWN = 120;

    public Header {
        positions = List.copyOf(positions);
        unused = List.copyOf(unused);
    }

    /**
     * Reads the first line of a file: the delimiter is the one that gives the most known names.
     *
     * @throws UnrecognisedFormatException if a column is missing or there twice
     */
    public static Header of(String line) throws UnrecognisedFormatException {
        List<String> best = List.of();
        Delimiter delimiter = Delimiter.COMMA;
        for (Delimiter each : Delimiter.values()) {
            List<String> names = split(line, each);
            if (known(names) > known(best)) {
                best = names;
                delimiter = each;
            }
        }
        if (known(best) == 0) {
            throw new UnrecognisedFormatException("is not an Online Retail file: its first line must name the columns "
                    + titles() + " (CSV with comma, semicolon or tab, or xlsx); it is \"" + shown(line) + "\"");
        }
        return of(best, delimiter);
    }

    /**
     * @param names of the columns, in file order
     * @throws UnrecognisedFormatException if a column is missing or there twice
     */
    public static Header of(List<String> names, Delimiter delimiter) throws UnrecognisedFormatException {
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        List<String> unused = new ArrayList<>();
        for (int index = 0; index < names.size(); index++) {
            Optional<Column> column = Column.named(names.get(index));
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
        List<String> missing = List.of(Column.values()).stream()
                .filter(Predicate.not(positions::containsKey))
                .map(Column::title)
                .toList();
        if (!missing.isEmpty()) {
            throw new UnrecognisedFormatException("has no column " + String.join(", ", missing)
                    + ": its first line must name the columns " + titles() + ", in any order");
        }
        return new Header(delimiter, List.copyOf(positions.values()), names.size(), unused);
    }

    /** Whether any of the names is that of a column. */
    public static boolean knowsOneOf(List<String> names) {
        return known(names) > 0;
    }

    /** The index of a column in a line. */
    @SuppressWarnings("EnumOrdinal") // the positions are in the order of the enum
    public int position(Column column) {
        return positions.get(column.ordinal());
    }

    /** Whether a line's fields are the columns in the order of the enum, and nothing else. */
    boolean isInOrder() {
        return width == Column.COUNT && positions.equals(CANONICAL.positions);
    }

    private static List<String> split(String line, Delimiter delimiter) {
        return Pattern.compile(String.valueOf(delimiter.sign()), Pattern.LITERAL)
                .splitAsStream(line)
                .map(Header::unquoted)
                .toList();
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    private static long known(List<String> names) {
        return names.stream().filter(name -> Column.named(name).isPresent()).count();
    }

    private static String titles() {
        return String.join(
                ",", List.of(Column.values()).stream().map(Column::title).toList());
    }

    // A binary file must not reach the terminal.
    private static String shown(String line) {
        String printable = line.replaceAll("[^\\p{Print}]", "?");
        return printable.length() > SHOWN ? printable.substring(0, SHOWN) + "..." : printable;
    }
}
