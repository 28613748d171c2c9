package io.shopstream.producer.imports.format;

import io.shopstream.producer.imports.columns.ImportColumn;
import io.shopstream.producer.imports.columns.Mapping;
import io.shopstream.producer.imports.columns.Mapping.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A mapping applied to the header of a file.
 *
 * @param names of the file's columns
 * @param cells where the values of a column are: indices in a line, in the order in which they count
 */
record MappedColumns(Mapping mapping, List<String> names, Map<ImportColumn, List<Integer>> cells) {
    private static final ImportColumn[] COLUMNS = ImportColumn.values();

    /**
     * Columns that the mapping names as alternatives may be missing, as long as one of them is there.
     *
     * @throws UnrecognisedFormatException if a column is missing or there twice
     */
    static MappedColumns of(Mapping mapping, List<String> names) throws UnrecognisedFormatException {
        Map<ImportColumn, List<Integer>> cells = new EnumMap<>(ImportColumn.class);
        List<String> missing = new ArrayList<>();
        for (Map.Entry<ImportColumn, List<Source>> each : new EnumMap<>(mapping.sources()).entrySet()) {
            List<Integer> found = new ArrayList<>();
            List<String> wanted = new ArrayList<>();
            for (Source source : each.getValue()) {
                if (source instanceof Source.Named named) {
                    wanted.add(named.name());
                    found.addAll(positions(named, names));
                }
            }
            if (found.isEmpty() && wanted.size() == each.getValue().size()) {
                missing.add("\"" + String.join("\" or \"", wanted) + "\" (" + mapping.key(each.getKey()) + ")");
            }
            cells.put(each.getKey(), List.copyOf(found));
        }
        if (!missing.isEmpty()) {
            throw new UnrecognisedFormatException("has no column " + String.join(", ", missing) + " of the mapping "
                    + mapping.name() + "; its columns are: " + Header.shown(names));
        }
        return new MappedColumns(mapping, List.copyOf(names), cells);
    }

    private static List<Integer> positions(Source.Named named, List<String> names) throws UnrecognisedFormatException {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            if (named.is(names.get(at))) {
                found.add(at);
            }
        }
        if (found.size() > 1) {
            throw new UnrecognisedFormatException("has the column \""
                    + names.get(found.getFirst()).strip() + "\" more than once: remove or rename one of them");
        }
        return found;
    }

    /** The values in the order of {@link ImportColumn}; empty where the line has none. */
    List<String> values(List<String> fields) {
        String[] values = new String[COLUMNS.length];
        Arrays.setAll(values, at -> value(COLUMNS[at], fields));
        return Arrays.asList(values);
    }

    private String value(ImportColumn column, List<String> fields) {
        for (int at : cells.getOrDefault(column, List.of())) {
            String text = fields.get(at).strip();
            if (!text.isEmpty()) {
                return column == ImportColumn.CUSTOMER_ID && mapping.hashesCustomers() ? HashedCustomer.id(text) : text;
            }
        }
        List<Source> sources = mapping.sources().getOrDefault(column, List.of());
        return !sources.isEmpty() && sources.getLast() instanceof Source.Fixed(String text) ? text : "";
    }

    /** What the file calls a column, for messages. */
    String title(ImportColumn column) {
        List<String> titles = cells.getOrDefault(column, List.of()).stream()
                .map(at -> names.get(at).strip())
                .toList();
        return titles.isEmpty() ? mapping.key(column) : String.join(" or ", titles);
    }

    /** How many of the file's columns are read. */
    int used() {
        TreeSet<Integer> used = new TreeSet<>();
        cells.values().forEach(used::addAll);
        return used.size();
    }
}
