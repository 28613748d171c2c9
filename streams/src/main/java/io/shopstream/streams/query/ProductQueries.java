package io.shopstream.streams.query;

import io.shopstream.schemas.query.TopProducts;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.ProductKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rankings, derived at every question from the full sums of every product: a kept list of the best would be wrong as
 * soon as amounts fall.
 */
public final class ProductQueries {
    private final StoreReader reader;
    private final Clock clock;

    public ProductQueries(StoreReader reader, Clock clock) {
        this.reader = reader;
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
            int limit) {}

    /** The first {@code limit} products, best first, ties by product id; without those that sum to nothing at all. */
    public QueryOutcome<TopProducts> top(Question question) {
        Instant asOf = clock.instant();
        TimeRange range = question.range();
        return reader.scan(
                        Names.SALES_BY_PRODUCT,
                        ProductKey.boundAt(range.firstHour()),
                        ProductKey.boundAt(range.to()),
                        new Totals(question))
                .map(totals -> new TopProducts(
                        question.currency(),
                        range.from(),
                        range.to(),
                        question.by().label(),
                        question.category(),
                        rank(totals, question),
                        asOf,
                        false,
                        0));
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

    private static final class Totals implements StoreReader.Fold<ProductKey, HourPane, List<ProductTotals>> {
        private final Question question;
        private final Map<String, ProductTotals> byProduct = new HashMap<>();

        Totals(Question question) {
            this.question = question;
        }

        @Override
        public void add(ProductKey key, HourPane pane) {
            String category = question.category();
            if (key.currency().equals(question.currency()) && (category == null || category.equals(key.categoryId()))) {
                byProduct
                        .computeIfAbsent(key.productId(), ProductTotals::new)
                        .add(key.categoryId(), question.range().sum(key.start(), pane));
            }
        }

        @Override
        public List<ProductTotals> result() {
            return List.copyOf(byProduct.values());
        }
    }
}
