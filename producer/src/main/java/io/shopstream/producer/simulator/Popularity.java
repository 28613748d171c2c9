package io.shopstream.producer.simulator;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights of products by popularity: a few favourites and a long tail (Zipf), ranked by a hash of the id, so that the
 * ranks survive a restart. A new product begins low and rises for two months.
 */
final class Popularity {
    private static final long RISE_MILLIS =
            Duration.ofDays(Behaviour.DAYS_TO_RISE).toMillis();

    private final Map<Item, Double> weights;

    Popularity(List<Item> items) {
        List<Item> ranked = items.stream()
                .sorted(Comparator.comparingDouble(Item::taste).thenComparing(Item::id))
                .toList();
        this.weights = HashMap.newHashMap(ranked.size());
        for (int rank = 0; rank < ranked.size(); rank++) {
            weights.put(ranked.get(rank), 1 / Math.pow(rank + 1, Behaviour.PRODUCT_POPULARITY));
        }
    }

    double of(Item item, long millis) {
        if (!item.isShown(millis)) {
            return 0;
        }
        double risen = Math.min(1, (double) (millis - item.launched()) / RISE_MILLIS);
        double cheap = Math.pow(item.price(), Behaviour.PRICE_ELASTICITY);
        return weights.getOrDefault(item, 0.0) * cheap * (Behaviour.AT_LAUNCH + (1 - Behaviour.AT_LAUNCH) * risen);
    }
}
