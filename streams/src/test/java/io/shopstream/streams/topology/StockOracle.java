package io.shopstream.streams.topology;

import io.shopstream.schemas.avro.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Computes the stock answers naively: the highest version of each product, and a sum over the hours of a week. */
final class StockOracle {
    private final RandomStock history;

    StockOracle(RandomStock history) {
        this.history = history;
    }

    Map<String, String> answers(Instant asOf) {
        Map<String, String> answers = new TreeMap<>();
        for (String id : RandomStock.PRODUCTS) {
            Product product = last(id);
            if (product != null) {
                long units = units(id, asOf);
                answers.put(
                        id,
                        "%s %s %s %d %s"
                                .formatted(
                                        product.getName(),
                                        product.getActive(),
                                        product.getStockQuantity(),
                                        units,
                                        cover(product.getStockQuantity(), units)));
            }
        }
        return answers;
    }

    private @Nullable Product last(String id) {
        Map<Long, @Nullable Product> byVersion = new HashMap<>();
        long highest = Long.MIN_VALUE;
        long removedUpTo = Long.MIN_VALUE;
        for (RandomStock.Step step : history.steps()) {
            if (step instanceof RandomStock.Captured(String of, Product value, Long lsn) && of.equals(id)) {
                if (value == null && lsn == null) {
                    removedUpTo = highest;
                } else {
                    long version = value == null ? lsn : value.getVersion();
                    byVersion.put(version, value);
                    highest = Math.max(highest, version);
                }
            }
        }
        return highest <= removedUpTo ? null : byVersion.get(highest);
    }

    private long units(String id, Instant asOf) {
        Instant to = asOf.truncatedTo(ChronoUnit.HOURS);
        Instant from = to.minus(Duration.ofDays(7));
        List<RandomStock.Step> steps = history.steps();
        Oracle orders = new Oracle(steps.stream()
                .filter(RandomStock.Ordered.class::isInstance)
                .map(step -> ((RandomStock.Ordered) step).order())
                .toList());
        return orders.byProduct(ChronoUnit.HOURS).entrySet().stream()
                .filter(pane -> pane.getKey().endsWith("|" + id))
                .filter(pane -> {
                    Instant hour = Instant.parse(
                            pane.getKey().substring(0, pane.getKey().indexOf('|')));
                    return !hour.isBefore(from) && hour.isBefore(to);
                })
                .mapToLong(pane -> pane.getValue().units())
                .sum();
    }

    private static @Nullable String cover(@Nullable Long stock, long units) {
        return stock == null || units <= 0
                ? null
                : new BigDecimal(stock)
                        .multiply(new BigDecimal(7))
                        .divide(new BigDecimal(units), 2, RoundingMode.FLOOR)
                        .toPlainString();
    }
}
