package io.shopstream.sink.rebuild.exchange;

import io.shopstream.sink.rebuild.plan.RebuildRefusedException;
import io.shopstream.sink.table.Column;
import io.shopstream.sink.table.DimensionTables;
import io.shopstream.sink.table.FactTables;
import io.shopstream.sink.table.HistoryTables;
import io.shopstream.sink.table.MartTables;
import io.shopstream.sink.table.TableDefinition;
import io.shopstream.sink.warehouse.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the columns of the running tables with those that the log fills. A column that somebody added would be empty
 * in the new table, whatever it held, and a column that is missing or has another type cannot be filled. Generated
 * columns are computed again, so any of them is kept.
 */
public final class FilledColumns {
    private static final Map<String, TableDefinition<?>> TABLES = Stream.<TableDefinition<?>>concat(
                    Stream.of(
                            DimensionTables.CAMPAIGNS,
                            DimensionTables.CATEGORIES,
                            DimensionTables.PRODUCTS,
                            DimensionTables.USERS,
                            HistoryTables.PRICE_CHANGES,
                            HistoryTables.STOCK_PER_DAY,
                            FactTables.ORDERS,
                            FactTables.ORDER_ITEMS,
                            FactTables.ORDER_STATUS_CHANGES,
                            FactTables.EVENTS),
                    MartTables.ALL.stream().map(mart -> mart.table()))
            .collect(Collectors.toUnmodifiableMap(TableDefinition::qualifiedName, Function.identity()));

    private static final String EXPECTED = """
            with expected as (
              select name, cast(type as regtype)::oid as type
              from unnest(cast(? as text[]), cast(? as text[])) as e (name, type)
            ), found as (
              select attname::text as name, quote_ident(attname) as quoted, atttypid as type,
                format_type(atttypid, atttypmod) as type_name, attgenerated <> '' as generated
              from pg_attribute where attrelid = cast(? as regclass) and attnum > 0 and not attisdropped
            )
            """;
    private static final String ADDED = EXPECTED + """
            select quoted from found f
            where not generated and not exists (select from expected e where e.name = f.name) order by 1
            """;
    private static final String UNFILLABLE = EXPECTED + """
            select case when f.name is null then e.name || ' is missing'
                when f.generated then e.name || ' is generated'
                else e.name || ' is of type ' || f.type_name || ' instead of ' || format_type(e.type, null) end
            from expected e left join found f on f.name = e.name
            where f.name is null or f.generated or f.type <> e.type order by 1
            """;

    private FilledColumns() {}

    /** @throws RebuildRefusedException naming each table with its columns, and what to do about them */
    public static void requireFillable(Connection connection, Collection<String> tables) throws SQLException {
        List<String> reasons = new ArrayList<>();
        List<String> remedies = new ArrayList<>();
        for (String table : tables) {
            TableDefinition<?> definition = TABLES.get(table);
            if (definition != null) {
                compare(connection, definition, reasons, remedies);
            }
        }
        if (!reasons.isEmpty()) {
            throw new RebuildRefusedException(
                    String.join("; ", reasons), String.join(". ", remedies) + ". Then rebuild again");
        }
    }

    private static void compare(
            Connection connection, TableDefinition<?> definition, List<String> reasons, List<String> remedies)
            throws SQLException {
        String table = definition.qualifiedName();
        List<String> added = find(connection, ADDED, definition);
        if (!added.isEmpty()) {
            reasons.add("%s has a column that the log does not fill, so its values would be lost: %s"
                    .formatted(table, String.join(", ", added)));
            remedies.add("Keep such values in a table of your own with the key %s, and run: alter table %s %s"
                    .formatted(
                            String.join(", ", definition.key()),
                            table,
                            added.stream()
                                    .map(column -> "drop column " + column)
                                    .collect(Collectors.joining(", "))));
        }
        List<String> unfillable = find(connection, UNFILLABLE, definition);
        if (!unfillable.isEmpty()) {
            reasons.add("%s cannot be filled from the log: %s".formatted(table, String.join(", ", unfillable)));
            remedies.add("Give %s back the columns of its migrations".formatted(table));
        }
    }

    private static List<String> find(Connection connection, String query, TableDefinition<?> definition)
            throws SQLException {
        return Sql.texts(
                connection,
                query,
                definition.columns().stream().map(Column::name).toList(),
                definition.columns().stream().map(Column::type).toList(),
                definition.qualifiedName());
    }
}
