package io.shopstream.local.metabase.files;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which column goes where.
 *
 * @param x column of the axis, the steps or the rows
 * @param series column whose values are series of their own
 * @param y columns of the figures
 * @param lines figures drawn as lines beside the bars of {@code y}
 * @param stacked whether series stand on each other
 * @param secondAxis whether lines have a scale of their own
 * @param bands limits between the colours of a gauge
 * @param link name of the link that a click anywhere follows
 */
public record ChartDefinition(
        ChartKind kind,
        @Nullable String x,
        @Nullable String series,
        List<String> y,
        List<String> lines,
        boolean stacked,
        @JsonProperty("second_axis") boolean secondAxis,
        List<Integer> bands,
        @Nullable String link) {

    public ChartDefinition {
        Objects.requireNonNull(kind, "chart.kind is missing");
        y = List.copyOf(Objects.requireNonNullElse(y, List.of()));
        lines = List.copyOf(Objects.requireNonNullElse(lines, List.of()));
        bands = List.copyOf(Objects.requireNonNullElse(bands, List.of()));
        require(kind.hasAxis() == (x != null), kind, kind.hasAxis() ? "x is missing" : "x has no meaning");
        require(kind == ChartKind.TABLE || !y.isEmpty(), kind, "y is missing");
        require(kind != ChartKind.TABLE || y.isEmpty(), kind, "y has no meaning: a table shows its columns");
        require(kind.isCartesian() || y.size() <= 1, kind, "y must be one column");
        require(lines.isEmpty() == (kind != ChartKind.COMBO), kind, "lines belong to a combo, and only there");
        require(kind == ChartKind.HEATMAP ? series != null : series == null || kind.isCartesian(), kind, "series");
        require(bands.isEmpty() == (kind != ChartKind.GAUGE), kind, "bands belong to a gauge, and only there");
    }

    private static void require(boolean holds, ChartKind kind, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("chart of kind " + kind + ": " + problem);
        }
    }

    /** The columns that it names. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        if (x != null) {
            columns.add(x);
        }
        if (series != null) {
            columns.add(series);
        }
        columns.addAll(y);
        columns.addAll(lines);
        return columns;
    }

    /** The only figure. */
    public String figure() {
        return y.getFirst();
    }
}
