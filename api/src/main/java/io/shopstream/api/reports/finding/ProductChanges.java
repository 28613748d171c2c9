package io.shopstream.api.reports.finding;

import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Finding.Tone;
import io.shopstream.api.reports.format.ReportText;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * The products whose change is worth a sentence: one of at least 2 % of the former net of the shop and of a quarter of
 * the product's own, made by a price or by more orders than chance brings.
 *
 * @param net of the shop in the former period
 */
public record ProductChanges(BigDecimal net, List<ProductChange> products) {
    private static final BigDecimal OF_SHOP = new BigDecimal("0.02");
    private static final BigDecimal OF_PRODUCT = new BigDecimal("0.25");
    private static final BigDecimal OF_PRODUCT_BY_PRICE = Threshold.RELATIVE;

    /** The largest changes first. */
    public List<Finding> findings(Words words, int most) {
        return products.stream()
                .filter(this::isNotable)
                .sorted(Comparator.comparing((ProductChange product) ->
                                product.net().contribution().abs())
                        .reversed()
                        .thenComparing(product -> product.net().name()))
                .limit(most)
                .map(product -> finding(product, words))
                .toList();
    }

    private boolean isNotable(ProductChange product) {
        BigDecimal change = product.net().contribution().abs();
        boolean isOfPrice = product.isOfPrice();
        BigDecimal own = product.net().former().abs().multiply(isOfPrice ? OF_PRODUCT_BY_PRICE : OF_PRODUCT);
        return change.signum() != 0
                && net.signum() != 0
                && change.compareTo(net.abs().multiply(OF_SHOP)) >= 0
                && change.compareTo(own) >= 0
                && (isOfPrice || product.isOfOrders());
    }

    private static Finding finding(ProductChange product, Words words) {
        Comparison net = product.net();
        boolean hasRisen = net.contribution().signum() > 0;
        String change = net.former().signum() <= 0
                ? "%s made %s after %s".formatted(net.name(), words.amount(net.now()), words.amount(net.former()))
                : net.name() + " " + words.changed(net, words::amount);
        return new Finding(change + why(product, words) + ".", hasRisen ? Tone.GOOD : Tone.BAD);
    }

    private static String why(ProductChange product, Words words) {
        if (product.isOfPrice()) {
            return ": its price made %s (%s per unit after %s), its volume %s"
                    .formatted(
                            words.signed(product.byPrice()),
                            words.amount(product.price()),
                            words.amount(product.priceFormer()),
                            words.signed(product.byVolume()));
        }
        String units = " (%s after %s)"
                .formatted(ReportText.counted(product.units(), "unit", "units"), words.count(product.unitsFormer()));
        return product.byPrice().signum() == 0
                ? ": its volume made all of it" + units
                : ": its volume made %s%s, its price %s"
                        .formatted(words.signed(product.byVolume()), units, words.signed(product.byPrice()));
    }
}
