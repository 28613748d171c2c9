package io.shopstream.local.metabase.files;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/** The file {@code <card>.json} beside {@code <card>.sql}. */
record CardFile(
        String title,
        String description,
        Map<String, String> filters,
        ChartDefinition chart,
        SequencedMap<String, ColumnDefinition> columns) {
    CardFile {
        Objects.requireNonNull(title, "title is missing");
        Objects.requireNonNull(description, "description is missing");
        Objects.requireNonNull(chart, "chart is missing");
        filters = Map.copyOf(Objects.requireNonNullElse(filters, Map.of()));
        columns = Collections.unmodifiableSequencedMap(
                new LinkedHashMap<>(Objects.requireNonNull(columns, "columns are missing")));
    }
}
