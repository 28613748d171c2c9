package io.shopstream.streams.query;

import io.shopstream.schemas.query.ProductView;
import io.shopstream.streams.pane.Windows;
import io.shopstream.streams.query.cluster.MergedResult;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.query.question.SoldUnitsQuestion;
import io.shopstream.streams.query.question.StockQuestion;
import io.shopstream.streams.stock.CatalogueEntry;
import io.shopstream.streams.stock.DaysOfCover;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers queries for the stock of one product and its days of cover; see {@link DaysOfCover} for the rule. */
public final class ProductQueries {
    private final QueryCoordinator queryCoordinator;
    private final Clock clock;

    public ProductQueries(QueryCoordinator queryCoordinator, Clock clock) {
        this.queryCoordinator = queryCoordinator;
        this.clock = clock;
    }

    /**
     * {@code Absent} for a product that the catalogue never listed or has removed; {@code NotReady} if a stale answer
     * found none.
     */
    public QueryOutcome<ProductView> byId(String productId) {
        return queryCoordinator.ask(new StockQuestion(productId)).flatMap(found -> {
            Optional<CatalogueEntry> entry = newest(found.value().values());
            return entry.isPresent() && entry.get().listed()
                    ? found(productId, found.with(lookup -> entry.get()))
                    : found.notFound("the product");
        });
    }

    private QueryOutcome<ProductView> found(String productId, MergedResult<CatalogueEntry> entry) {
        Instant asOf = clock.instant();
        long now = asOf.toEpochMilli();
        SoldUnitsQuestion sold =
                new SoldUnitsQuestion(productId, DaysOfCover.from(now), DaysOfCover.to(now) - Windows.HOUR.toMillis());
        return queryCoordinator.ask(sold).map(units -> view(productId, entry, units, asOf));
    }

    private static ProductView view(
            String productId,
            MergedResult<CatalogueEntry> catalogue,
            MergedResult<SoldUnitsQuestion.Sum> sold,
            Instant asOf) {
        CatalogueEntry entry = catalogue.value();
        long units = sold.value().units();
        BigDecimal cover = DaysOfCover.of(entry.stock(), units);
        return new ProductView(
                productId,
                entry.name(),
                entry.active(),
                entry.stock(),
                units,
                cover == null ? null : cover.toPlainString(),
                asOf,
                catalogue.stale() || sold.stale(),
                catalogue.lag() + sold.lag(),
                earlier(catalogue.processedThrough(), sold.processedThrough()));
    }

    // Null if either is unknown.
    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? null : one.isBefore(other) ? one : other;
    }

    // Several entries exist only if a producer partitions by another hash.
    private static Optional<CatalogueEntry> newest(List<CatalogueEntry> entries) {
        return entries.stream().max(Comparator.comparingLong(CatalogueEntry::version));
    }
}
