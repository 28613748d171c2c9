package io.shopstream.api.answer.live;

import io.shopstream.api.answer.RevenueBucket;
import io.shopstream.api.answer.RevenueTable;
import io.shopstream.api.answer.Tabular;
import io.shopstream.api.params.AsOf;
import io.shopstream.schemas.query.RevenueSeries;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Revenue per minute from the state stores, ascending; minutes without sales or returns are left out. {@code category}
 * or {@code country} restricts the sales; both are null for all sales.
 */
public record LiveSeries(
        String currency,
        @Nullable String category,
        @Nullable String country,
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

    public static LiveSeries of(RevenueSeries answer, AsOf asOf) {
        return new LiveSeries(
                answer.currency(),
                answer.category(),
                answer.country(),
                answer.from(),
                answer.to(),
                "minute",
                answer.panes().stream().map(RevenueBucket::of).toList(),
                asOf.orElse(answer.asOf()),
                answer.stale(),
                answer.lag(),
                answer.processedThrough());
    }

    @Override
    public String tableName() {
        // Without the name of the category or country: it is free text, unsafe in a file name.
        String scope = category != null ? "one-category-" : country != null ? "one-country-" : "";
        return "revenue-by-minute-" + scope + currency;
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
