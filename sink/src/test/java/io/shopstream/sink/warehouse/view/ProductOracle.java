package io.shopstream.sink.warehouse.view;

import static io.shopstream.sink.warehouse.view.Tally.ratio;
import static io.shopstream.sink.warehouse.view.Tally.row;
import static java.util.stream.Collectors.groupingBy;

import io.shopstream.schemas.money.Money;
import io.shopstream.sink.warehouse.view.Sale.Part;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Computes the figures of products, stock and campaigns, line by line and day by day. */
final class ProductOracle {
    private static final List<String> CATEGORIES = List.of("c0|Lamps", "c1|Books", "c2|null");
    private static final Map<String, String> CAMPAIGNS = Map.of(
            "m0", "Spring|email|2010-12-01|2026-03-01",
            "m1", "Autumn|search|2025-11-01|null",
            "m2", "null|null|null|null",
            "m3", "Winter|social|null|null",
            "idle", "Idle|email|null|null");
    private static final Map<String, Long> BUDGETS = Map.of("m0|USD", 100_000L, "m3|EUR", 0L, "idle|USD", 5_050L);

    private final RandomShop shop;

    ProductOracle(RandomShop shop) {
        this.shop = shop;
    }

    List<String> performance() {
        LocalDate since = shop.lastDay().minusDays(29);
        return shop.parts().stream()
                .collect(groupingBy(
                        part -> row(part.line().productId(), part.sale().currency())))
                .values()
                .stream()
                .map(parts -> {
                    String product = parts.getFirst().line().productId();
                    Tally tally = Tally.of(parts);
                    Tally recent = Tally.of(parts.stream()
                            .filter(part -> !RandomShop.day(part.sale()).isBefore(since))
                            .toList());
                    Long margin = margin(parts);
                    return row(
                            product,
                            described(product),
                            parts.getFirst().sale().currency(),
                            Money.format(tally.gross()),
                            Money.format(tally.returns()),
                            Money.format(tally.net()),
                            orders(parts),
                            tally.units(),
                            Money.format(recent.net()),
                            recent.units(),
                            money(margin),
                            margin == null || standing(parts).isEmpty() ? "null" : ratio(margin, tally.net(), 0, 4),
                            money(knownMargin(parts)),
                            standing(parts).stream()
                                    .filter(part -> part.line().cost() == null)
                                    .count());
                })
                .toList();
    }

    // The mart counts an order once per category at the sale.
    private static long orders(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.sale().counts())
                .map(part -> row(part.sale().orderId(), part.line().category()))
                .distinct()
                .count();
    }

    private static String described(String product) {
        int number = Integer.parseInt(product.substring(1));
        return number == 9 ? "null|null|null" : row("Product " + number, CATEGORIES.get(number % 3));
    }

    private static List<Part> standing(List<Part> parts) {
        return parts.stream().filter(part -> part.sale().stands()).toList();
    }

    /** Null if any line of an order that stands has no cost. */
    private static @Nullable Long margin(List<Part> parts) {
        return standing(parts).stream().anyMatch(part -> part.line().cost() == null)
                ? null
                : Objects.requireNonNullElse(knownMargin(parts), 0L);
    }

    /** Null if no line of an order that stands has a cost. */
    private static @Nullable Long knownMargin(List<Part> parts) {
        Long sum = null;
        for (Part part : standing(parts)) {
            Long cost = part.line().cost();
            if (cost != null) {
                sum = (sum == null ? 0 : sum)
                        + part.line().total()
                        - part.line().quantity() * cost;
            }
        }
        return sum;
    }

    private static String money(@Nullable Long minor) {
        return minor == null ? "null" : Money.format(minor);
    }

    List<String> inventory() {
        return IntStream.of(0, 1, 2, 3, 4, 5, 6, 7, 9).mapToObj(this::inventory).toList();
    }

    private String inventory(int number) {
        String product = "p" + number;
        LocalDate last = shop.lastDay();
        long sold = Tally.of(shop.parts().stream()
                        .filter(part -> part.line().productId().equals(product))
                        .filter(part -> RandomShop.day(part.sale()).isAfter(last.minusDays(90)))
                        .toList())
                .units();
        boolean reported = number != 4 && number != 9;
        List<Long> closings = closings(product, last);
        long sum = closings.stream().mapToLong(Long::longValue).sum();
        return row(
                product,
                described(product),
                reported ? number * 10 : "null",
                number == 9 ? "null" : "USD",
                reported && number != 3 ? Money.format(number * 10 * 250L) : "null",
                sold,
                ratio(sum, closings.size(), 0, 2),
                turnover(sold, sum, closings.size()),
                reported && sold > 0 ? ratio(number * 10 * 90L, sold, 0, 1) : "null",
                last);
    }

    private List<Long> closings(String product, LocalDate last) {
        TreeMap<LocalDate, Long> known = shop.stock.getOrDefault(product, new TreeMap<>());
        List<Long> closings = new ArrayList<>();
        for (int back = 0; back < 90; back++) {
            Map.Entry<LocalDate, Long> report = known.floorEntry(last.minusDays(back));
            if (report != null) {
                closings.add(report.getValue());
            }
        }
        return closings;
    }

    private static String turnover(long sold, long sum, int days) {
        if (sum == 0) {
            return "null";
        }
        BigDecimal average = BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(days), MathContext.DECIMAL128);
        return BigDecimal.valueOf(sold).divide(average, 4, RoundingMode.HALF_UP).toPlainString();
    }

    List<String> campaigns() {
        Map<String, List<Part>> sold = new TreeMap<>(shop.parts().stream()
                .filter(part -> part.sale().campaignId() != null)
                .collect(groupingBy(
                        part -> row(part.sale().campaignId(), part.sale().currency()))));
        List.of("m0|USD", "m1|EUR", "m3|EUR", "idle|USD").forEach(key -> sold.putIfAbsent(key, List.of()));
        return sold.entrySet().stream()
                .map(campaign -> campaign(campaign.getKey(), campaign.getValue()))
                .toList();
    }

    private static String campaign(String key, List<Part> parts) {
        String id = key.substring(0, key.indexOf('|'));
        Tally tally = Tally.of(parts);
        Long budget = BUDGETS.get(key);
        Long margin = margin(parts);
        return row(
                id,
                Objects.requireNonNull(CAMPAIGNS.get(id)),
                key.substring(key.indexOf('|') + 1),
                money(budget),
                Money.format(tally.gross()),
                Money.format(tally.returns()),
                Money.format(tally.net()),
                tally.orders(),
                budget == null ? "null" : Money.format(tally.net()),
                money(margin),
                budget == null ? "null" : ratio(tally.net(), budget, 0, 4),
                budget == null || margin == null ? "null" : ratio(margin - budget, budget, 0, 4),
                budget == null ? "null" : ratio(budget, tally.orders(), 2, 2));
    }
}
