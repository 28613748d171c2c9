package io.shopstream.streams.query;

import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.TopProducts;
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
public final class ProductQueries {
    private final Coordinator coordinator;
    private final Clock clock;

    public ProductQueries(Coordinator coordinator, Clock clock) {
        this.coordinator = coordinator;
        this.clock = clock;
    }

    /**
     * What to rank, and by what.
     *
     * @param category the category to rank within, null for all
     */
    public record Question(
            String currency,
            TimeRange range,
            RankBy by,
            @Nullable String category,
            int limit) {}

    /**
     * Returns the first {@code limit} products, best first, ties by product id, without products whose sums are all
     * zero.
     */
    public QueryOutcome<TopProducts> top(Question question) {
        Instant asOf = clock.instant();
        TimeRange range = question.range();
        return coordinator
                .ask(new ProductSums(question.currency(), range, question.category()))
                .map(sums -> new TopProducts(
                        question.currency(),
                        range.from(),
                        range.to(),
                        question.by().code(),
                        question.category(),
                        rank(totals(sums.value()), question),
                        asOf,
                        sums.stale(),
                        sums.lag(),
                        sums.processedThrough()));
    }

    private static List<ProductTotals> totals(ProductSums.Sums sums) {
        List<ProductTotals> totals = new ArrayList<>(sums.products().size());
        sums.products().forEach((product, byCategory) -> {
            ProductTotals total = new ProductTotals(product);
            byCategory.forEach(total::add);
            totals.add(total);
        });
        return totals;
    }

    private static List<TopProducts.Item> rank(List<ProductTotals> totals, Question question) {
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
