package io.shopstream.api.answer.live;

import io.shopstream.api.answer.RankedProduct;
import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.query.TopProducts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Adds product names to a ranking from the state stores, which hold ids only. */
public final class Ranking {
    private Ranking() {}

    public static List<RankedProduct> named(
            TopProducts top, Function<Collection<String>, Map<String, String>> namesOf) {
        Map<String, String> names = namesOf.apply(
                top.items().stream().map(TopProducts.Item::productId).toList());
        return top.items().stream()
                .map(item -> new RankedProduct(
                        item.rank(),
                        item.productId(),
                        names.get(item.productId()),
                        item.categoryId(),
                        Money.format(item.netMinor()),
                        item.units(),
                        item.orders()))
                .toList();
    }
}
