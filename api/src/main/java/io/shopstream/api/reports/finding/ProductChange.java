package io.shopstream.api.reports.finding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What a product made in two periods. The change of its net consists of that of its units, at the mean of both prices,
 * and that of its price, at the mean of both units; they add up to it, to the cent. With the former price instead, what
 * a dearer product sold more would be counted as made by its price.
 *
 * @param net of both periods, with the product's name
 * @param units sold less returned, in the period
 * @param unitsFormer in the former one
 * @param orders in the period
 * @param ordersFormer in the former one
 */
public record ProductChange(Comparison net, long units, long unitsFormer, long orders, long ordersFormer) {
    private static final int CENTS = 2;
    private static final BigDecimal NOTABLE_PRICE = new BigDecimal("0.05");
    private static final int MIN_UNITS = 5;

    /** What the change of the units made; all of it where there is no price in one of the periods. */
    public BigDecimal byVolume() {
        return hasPrices() ? Midpoint.byCount(net, units, unitsFormer) : net.contribution();
    }

    /** What the change of the price made. */
    public BigDecimal byPrice() {
        return net.contribution().subtract(byVolume());
    }

    /** Net per unit; only where there are units. */
    BigDecimal price() {
        return net.now().divide(BigDecimal.valueOf(units), CENTS, RoundingMode.HALF_UP);
    }

    BigDecimal priceFormer() {
        return net.former().divide(BigDecimal.valueOf(unitsFormer), CENTS, RoundingMode.HALF_UP);
    }

    /** Whether the price made most of the change, and changed by more than single discounts do. */
    boolean isOfPrice() {
        return hasPrices()
                && Math.min(units, unitsFormer) >= MIN_UNITS
                && byPrice().abs().compareTo(byVolume().abs()) > 0
                && priceChange().abs().compareTo(NOTABLE_PRICE) >= 0;
    }

    /** As a fraction of the former price. */
    BigDecimal priceChange() {
        BigDecimal before = net.former().divide(BigDecimal.valueOf(unitsFormer), MathContext.DECIMAL64);
        return net.now()
                .divide(BigDecimal.valueOf(units), MathContext.DECIMAL64)
                .divide(before, MathContext.DECIMAL64)
                .subtract(BigDecimal.ONE);
    }

    /** Whether more or fewer orders name it than chance would bring. */
    boolean isOfOrders() {
        return Threshold.ofCounts(orders, ordersFormer, Usual.UNKNOWN)
                .isPassed(new Comparison("", BigDecimal.valueOf(orders), BigDecimal.valueOf(ordersFormer)));
    }

    private boolean hasPrices() {
        return units > 0
                && unitsFormer > 0
                && net.now().signum() > 0
                && net.former().signum() > 0;
    }
}
