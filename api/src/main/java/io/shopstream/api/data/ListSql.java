package io.shopstream.api.data;

import io.shopstream.api.paging.Position;
import java.util.List;
import java.util.stream.Collectors;

/** Builds the statements of a resource. All names are of its description, all values are bound. */
final class ListSql {
    static final String LIMIT = "limit";

    private ListSql() {}

    /** Rows of a selection in its order, after a position unless the list begins. */
    static String page(Selection<?> selection, boolean afterPosition) {
        Resource<?> resource = selection.resource();
        StringBuilder conditions = new StringBuilder();
        String and = " where ";
        for (Filter filter : resource.filters()) {
            if (selection.values().containsKey(filter.parameter())) {
                conditions.append(and).append(filter.condition());
                and = " and ";
            }
        }
        List<String> order = selection.sort().columns();
        if (afterPosition) {
            // A comparison of rows, which an index on the first columns narrows; never offset.
            conditions
                    .append(and)
                    .append(order.stream().map(column -> "t." + column).collect(Collectors.joining(", ", "(", ")")))
                    .append(selection.descending() ? " < " : " > ")
                    .append(Position.placeholders(order.size()));
        }
        String direction = selection.descending() ? " desc" : "";
        return "select %s from %s t%s order by %s limit :%s"
                .formatted(
                        columns(resource),
                        resource.table(),
                        conditions,
                        order.stream().map(column -> "t." + column + direction).collect(Collectors.joining(", ")),
                        LIMIT);
    }

    /** The row of an id; the first one if a source used the id for several. */
    static String item(Resource<?> resource) {
        List<String> key = resource.itemId().columns();
        StringBuilder conditions = new StringBuilder();
        for (int index = 0; index < key.size(); index++) {
            conditions
                    .append(index == 0 ? "" : " and ")
                    .append("t.%s = :%s".formatted(key.get(index), Position.placeholder(index)));
        }
        String order = resource.keyOrder().stream().map(column -> "t." + column).collect(Collectors.joining(", "));
        return "select %s from %s t where %s order by %s limit 1"
                .formatted(columns(resource), resource.table(), conditions, order);
    }

    private static String columns(Resource<?> resource) {
        return resource.rows().columns().stream().map(Column::sql).collect(Collectors.joining(", "));
    }
}
