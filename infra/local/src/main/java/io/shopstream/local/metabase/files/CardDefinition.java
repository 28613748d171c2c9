package io.shopstream.local.metabase.files;

import java.util.Map;
import java.util.SequencedMap;

/**
 * One question and its chart.
 *
 * @param key such as {@code sales/units}
 * @param sql with the parts that it includes
 * @param fields of its filters: the columns that they filter, as {@code schema.table.column}; a filter that is a value
 *     is not in it
 * @param filters those that its SQL uses, by name
 * @param columns in the order in which a table shows them
 */
public record CardDefinition(
        String key,
        String title,
        String description,
        String sql,
        SequencedMap<String, FilterDefinition> filters,
        Map<String, String> fields,
        ChartDefinition chart,
        SequencedMap<String, ColumnDefinition> columns) {}
