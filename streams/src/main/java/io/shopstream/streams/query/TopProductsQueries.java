package io.shopstream.streams.query;

import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.TopProducts;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.query.question.PaneRange;
import io.shopstream.streams.query.question.ProductSalesQuestion;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries for product rankings. Each ranking is computed from the sums of all products: a stored list of the
 * best would be wrong once amounts fall.
 */
public final class TopProductsQueries {
    private final QueryCoordinator queryCoordinator;
    private final Clock clock;

    public TopProductsQueries(QueryCoordinator queryCoordinator, Clock clock) {
        this.queryCoordinator = queryCoordinator;
        this.clock = clock;
    }

    /**
     * What to rank, and by what.
     *
     * @param category the category to rank within, null for all
     */
    public record Ranking(
            String currency,
            PaneRange range,
            RankBy by,
            @Nullable String category,
            int limit) {}

    /**
     * Returns the first {@code limit} products, best first, ties by product id, without products whose sums are all
     * zero.
     */
    public QueryOutcome<TopProducts> top(Ranking ranking) {
        Instant asOf = clock.instant();
        PaneRange range = ranking.range();
        return queryCoordinator
                .ask(new ProductSalesQuestion(ranking.currency(), range, ranking.category()))
                .map(sums -> new TopProducts(
                        ranking.currency(),
                        range.from(),
                        range.to(),
                        ranking.by().code(),
                        ranking.category(),
                        rank(totals(sums.value()), ranking),
                        asOf,
                        sums.stale(),
                        sums.lag(),
                        sums.processedThrough()));
    }

    private static List<ProductTotals> totals(ProductSalesQuestion.Sums sums) {
        List<ProductTotals> totals = new ArrayList<>(sums.products().size());
        sums.products().forEach((product, byCategory) -> {
            ProductTotals total = new ProductTotals(product);
            byCategory.forEach(total::add);
            totals.add(total);
        });
        return totals;
    }

    private static List<TopProducts.Item> rank(List<ProductTotals> totals, Ranking ranking) {
        Comparator<ProductTotals> bestFirst =
                switch (ranking.by()) {
                    case NET ->
                        Comparator.comparingLong(product -> -product.total().netMinor());
                    case UNITS ->
                        Comparator.comparingLong(product -> -product.total().units());
                };
        List<ProductTotals> ranked = totals.stream()
                .filter(product -> !product.total().isNone())
                .sorted(bestFirst.thenComparing(ProductTotals::productId))
                .limit(ranking.limit())
                .toList();
        List<TopProducts.Item> items = new ArrayList<>(ranked.size());
        for (ProductTotals product : ranked) {
            items.add(product.item(items.size() + 1));
        }
        return items;
    }
}
