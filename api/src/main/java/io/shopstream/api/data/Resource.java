package io.shopstream.api.data;

import io.shopstream.api.params.BadParameterException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of the warehouse as an address, such as those below {@code /api/data}: everything that its lists, single rows,
 * exports and description have in common.
 *
 * @param name last part of the address
 * @param table with its schema, or a query in brackets
 * @param sorts the first one is the default
 * @param newestFirst whether the default order is descending
 * @param id null if no single row can be asked for
 * @param example a row for the description
 */
public record Resource<R extends Record>(
        String name,
        String table,
        RowMapping<R> rows,
        List<Filter> filters,
        List<SortOrder> sorts,
        boolean newestFirst,
        @Nullable ItemId id,
        R example) {

    /** Whether single rows can be asked for. */
    public boolean hasItems() {
        return id != null;
    }

    /** @throws NullPointerException if no single row can be asked for */
    ItemId itemId() {
        return Objects.requireNonNull(id, name);
    }

    /** The order of the primary key. */
    List<String> keyOrder() {
        return sort("sort", "id").columns();
    }

    SortOrder defaultSort() {
        return sorts.getFirst();
    }

    /** As the parameter {@code sort} has it. */
    public String defaultSortText() {
        return (newestFirst ? "-" : "") + defaultSort().name();
    }

    /** The id of the example. */
    public String exampleId() {
        return String.valueOf(rows.value(example, rows.columns().getFirst().name()));
    }

    /** All texts of the parameter {@code sort}. */
    public List<String> sortTexts() {
        return sorts.stream()
                .flatMap(sort -> Stream.of(sort.name(), "-" + sort.name()))
                .toList();
    }

    SortOrder sort(String parameter, String text) {
        String name = text.startsWith("-") ? text.substring(1) : text;
        return sorts.stream()
                .filter(sort -> sort.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new BadParameterException(parameter, "must be one of " + String.join(", ", sortTexts())));
    }

    /** Names of the columns, in snake_case. */
    public List<String> columnNames() {
        return rows.columns().stream().map(Column::name).toList();
    }

    /** The filters, for the description. */
    public List<Parameter> parameters() {
        return filters.stream()
                .map(filter -> new Parameter(
                        filter.parameter(),
                        filter.value().description(),
                        filter.value().example(),
                        filter.value().choices()))
                .toList();
    }

    /**
     * A parameter as the description shows it.
     *
     * @param choices all accepted texts; empty if they cannot be listed
     */
    public record Parameter(String name, String description, String example, List<String> choices) {}

    /** Part of the tag of an answer: must be short and the same in every process. */
    @Override
    public String toString() {
        return name;
    }
}
