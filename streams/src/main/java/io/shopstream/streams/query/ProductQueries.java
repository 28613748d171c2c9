package io.shopstream.streams.query;

import io.shopstream.schemas.query.TopProducts;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.pane.ProductKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rankings, derived at every question from the full sums of every product: a kept list of the best would be wrong as
 * soon as amounts fall.
 */
public final class ProductQueries {
    private final PaneReader<ProductKey> panes;
    private final Clock clock;

    public ProductQueries(StoreReader reader, Clock clock) {
        this.panes = new PaneReader<>(
                reader, Names.PRODUCT_SALES_PER_MINUTE, Names.PRODUCT_SALES_PER_HOUR, ProductKey::boundAt);
        this.clock = clock;
    }

    /**
     * What to rank.
     *
     * @param category the category to rank within, null for all
     */
    public record Question(
            String currency,
            TimeRange range,
            RankBy by,
            @Nullable String category,
            int limit) {
        private boolean isAbout(ProductKey pane) {
            return pane.currency().equals(currency) && (category == null || category.equals(pane.categoryId()));
        }
    }

    /** The first {@code limit} products, best first, ties by product id; without those that sum to nothing at all. */
    public QueryOutcome<TopProducts> top(Question question) {
        Instant asOf = clock.instant();
        TimeRange range = question.range();
        return panes.sums(range, question::isAbout, ProductTotals::group)
                .map(sums -> new TopProducts(
                        question.currency(),
                        range.from(),
                        range.to(),
                        question.by().label(),
                        question.category(),
                        rank(ProductTotals.of(sums), question),
                        asOf,
                        false,
                        0));
    }

    private static List<TopProducts.Item> rank(Collection<ProductTotals> totals, Question question) {
        Comparator<ProductTotals> bestFirst =
                switch (question.by()) {
                    case NET ->
                        Comparator.comparingLong(product -> -product.total().netMinor());
                    case UNITS ->
                        Comparator.comparingLong(product -> -product.total().units());
                };
        List<ProductTotals> ranked = totals.stream()
                .filter(product -> !product.total().isNone())
                .sorted(bestFirst.thenComparing(ProductTotals::productId))
                .limit(question.limit())
                .toList();
        List<TopProducts.Item> items = new ArrayList<>(ranked.size());
        for (ProductTotals product : ranked) {
            items.add(product.item(items.size() + 1));
        }
        return items;
    }
}
