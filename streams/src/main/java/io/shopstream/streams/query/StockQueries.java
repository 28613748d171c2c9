package io.shopstream.streams.query;

import io.shopstream.schemas.query.ProductView;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.pane.ProductHour;
import io.shopstream.streams.pane.Windows;
import io.shopstream.streams.stock.CatalogueEntry;
import io.shopstream.streams.stock.DaysOfCover;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Stock of one product, and how long it lasts: see {@link DaysOfCover} for the rule. */
public final class StockQueries {
    private final StoreReader reader;
    private final Clock clock;

    public StockQueries(StoreReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** {@code Absent} for a product that the catalogue never listed, or lists no more. */
    public QueryOutcome<ProductView> product(String productId) {
        return switch (reader.<String, CatalogueEntry>get(Names.STOCK_BY_PRODUCT, productId)) {
            case QueryOutcome.Found<List<CatalogueEntry>>(List<CatalogueEntry> entries) ->
                product(productId, newest(entries));
            case QueryOutcome.Absent<List<CatalogueEntry>> _ -> new QueryOutcome.Absent<>();
            case QueryOutcome.NotReady<List<CatalogueEntry>>(String reason) -> new QueryOutcome.NotReady<>(reason);
            case QueryOutcome.Failed<List<CatalogueEntry>>(String reason) -> new QueryOutcome.Failed<>(reason);
        };
    }

    private QueryOutcome<ProductView> product(String productId, CatalogueEntry entry) {
        if (!entry.listed()) {
            return new QueryOutcome.Absent<>();
        }
        Instant asOf = clock.instant();
        long now = asOf.toEpochMilli();
        ProductHour first = new ProductHour(productId, DaysOfCover.from(now));
        ProductHour last = new ProductHour(productId, DaysOfCover.to(now) - Windows.HOUR.toMillis());
        return reader.scan(Names.UNITS_BY_PRODUCT_PER_HOUR, first, last, new Units(first, last))
                .map(units -> view(productId, entry, units, asOf));
    }

    private static ProductView view(String productId, CatalogueEntry entry, long units, Instant asOf) {
        BigDecimal cover = DaysOfCover.of(entry.stock(), units);
        return new ProductView(
                productId,
                entry.name(),
                entry.active(),
                entry.stock(),
                units,
                cover == null ? null : cover.toPlainString(),
                asOf,
                false,
                0);
    }

    // Of several only where a producer partitions by a hash of its own.
    private static CatalogueEntry newest(List<CatalogueEntry> entries) {
        return entries.stream()
                .max(Comparator.comparingLong(CatalogueEntry::version))
                .orElseThrow(() -> new IllegalStateException("a found product has an entry"));
    }

    private static final class Units implements StoreReader.Fold<ProductHour, Long, Long> {
        private final ProductHour first;
        private final ProductHour last;
        private long sum;

        Units(ProductHour first, ProductHour last) {
            this.first = first;
            this.last = last;
        }

        @Override
        public void add(ProductHour hour, Long units) {
            // An id that was asked for with a NUL in it could lie between the hours of another.
            if (hour.productId().equals(first.productId())
                    && hour.startMillis() >= first.startMillis()
                    && hour.startMillis() <= last.startMillis()) {
                sum += units;
            }
        }

        @Override
        public Long result() {
            return sum;
        }
    }
}
