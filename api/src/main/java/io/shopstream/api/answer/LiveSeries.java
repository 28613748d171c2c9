package io.shopstream.api.answer;

import io.shopstream.schemas.query.RevenueSeries;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Minutes of revenue out of the state stores, ascending; a minute without sales or returns is left out. */
public record LiveSeries(
        String currency,
        Instant from,
        Instant to,
        String granularity,
        List<RevenueBucket> series,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough)
        implements Tabular {

    public LiveSeries {
        series = List.copyOf(series);
    }

    public static LiveSeries of(RevenueSeries answer) {
        return new LiveSeries(
                answer.currency(),
                answer.from(),
                answer.to(),
                "minute",
                answer.panes().stream().map(RevenueBucket::of).toList(),
                answer.asOf(),
                answer.stale(),
                answer.lag(),
                answer.processedThrough());
    }

    @Override
    public String tableName() {
        return "revenue-by-minute-" + currency;
    }

    @Override
    public List<String> columns() {
        return RevenueTable.COLUMNS;
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        series.forEach(bucket -> row.accept(RevenueTable.row(currency, bucket)));
    }
}
