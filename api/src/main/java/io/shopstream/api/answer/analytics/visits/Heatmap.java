package io.shopstream.api.answer.analytics.visits;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.analytics.change.ChangeColumns;
import io.shopstream.api.answer.analytics.change.ComparedWith;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happened in each of the 168 hours of the week in {@code [from, to)}. An hour that clocks repeat counts twice,
 * one that they skip does not. Sessions are null with a filter and where the hours of the time zone or the ends of the
 * range are not whole hours of UTC, by which visits are counted.
 *
 * @param cells all hours, from Monday, 0 o'clock
 * @param source of orders, units and net: {@code mart} or {@code facts}; both are exact
 * @param asOf time of the last load that these figures contain
 * @param comparedWith null if nothing is compared
 */
public record Heatmap(
        String currency,
        Instant from,
        Instant to,
        String timeZone,
        List<HeatmapCell> cells,
        @Nullable String category,
        @Nullable String country,
        @Nullable String channel,
        String source,
        Instant asOf,
        @Nullable ComparedWith comparedWith)
        implements Tabular {

    public Heatmap {
        cells = List.copyOf(cells);
    }

    @Override
    public String tableName() {
        return "heatmap-" + currency;
    }

    @Override
    public List<String> columns() {
        return ChangeColumns.names(
                List.of("weekday", "hour", "currency", "sessions", "orders", "units", "net"),
                comparedWith,
                HeatmapChanges.FIGURES);
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        for (HeatmapCell cell : cells) {
            row.accept(ChangeColumns.row(
                    Arrays.asList(
                            cell.weekday(),
                            cell.hour(),
                            currency,
                            cell.sessions(),
                            cell.orders(),
                            cell.units(),
                            new Decimal(cell.net())),
                    cell.changes()));
        }
    }
}
