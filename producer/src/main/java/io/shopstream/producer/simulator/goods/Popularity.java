package io.shopstream.producer.simulator.goods;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights of products by popularity: a few favourites and a long tail (Zipf), ranked by a hash of the id, so that the
 * ranks survive a restart. A new product begins low and rises for two months.
 */
public final class Popularity {
    // From the launch to the final popularity.
    private static final long RISE_MILLIS = Duration.ofDays(60).toMillis();
    // Popularity of a product at its launch, as a share of its final popularity.
    private static final double AT_LAUNCH = 0.12;
    private static final double ZIPF_EXPONENT = 0.85;
    // Demand is proportional to the price to this power: of two equally popular products, the cheaper sells better.
    private static final double PRICE_ELASTICITY = -0.4;

    private final Map<Item, Double> weights;

    Popularity(List<Item> items) {
        List<Item> ranked = items.stream()
                .sorted(Comparator.comparingDouble(Item::taste).thenComparing(Item::id))
                .toList();
        this.weights = HashMap.newHashMap(ranked.size());
        for (int rank = 0; rank < ranked.size(); rank++) {
            weights.put(ranked.get(rank), 1 / Math.pow(rank + 1, ZIPF_EXPONENT));
        }
    }

    double of(Item item, long millis) {
        if (!item.isShown(millis)) {
            return 0;
        }
        double risen = Math.min(1, (double) (millis - item.launched()) / RISE_MILLIS);
        double cheap = Math.pow(item.price(), PRICE_ELASTICITY);
        return weights.getOrDefault(item, 0.0) * cheap * (AT_LAUNCH + (1 - AT_LAUNCH) * risen);
    }
}
