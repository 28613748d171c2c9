package io.shopstream.api.reports.finding;

import io.shopstream.api.reports.content.Finding;
import io.shopstream.api.reports.content.Finding.Tone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Whether more orders or larger ones changed gross revenue. What both made adds up to the change, to the cent.
 *
 * @param gross of both periods
 */
public record GrossChange(Comparison gross, long orders, long ordersFormer, Threshold threshold) {
    private static final int CENTS = 2;

    /** What the change of the orders made, at the mean of both average order values. */
    public BigDecimal byOrders() {
        return orders == 0 || ordersFormer == 0 ? gross.contribution() : Midpoint.byCount(gross, orders, ordersFormer);
    }

    /** What the change of the average order value made. */
    public BigDecimal byValue() {
        return gross.contribution().subtract(byOrders());
    }

    /** Empty if the change is not notable, or if there are no orders in one of the periods. */
    public Optional<Finding> finding(Words words) {
        if (orders == 0 || ordersFormer == 0 || !threshold.isPassed(gross)) {
            return Optional.empty();
        }
        boolean hasRisen = gross.contribution().signum() > 0;
        return Optional.of(new Finding(
                "Gross revenue %s by %s: the number of orders made %s (%s after %s), their average value %s (%s after %s)."
                        .formatted(
                                hasRisen ? "rose" : "fell",
                                words.amount(gross.contribution().abs()),
                                words.signed(byOrders()),
                                words.count(orders),
                                words.count(ordersFormer),
                                words.signed(byValue()),
                                words.amount(average(gross.now(), orders)),
                                words.amount(average(gross.former(), ordersFormer))),
                hasRisen ? Tone.GOOD : Tone.BAD));
    }

    private static BigDecimal average(BigDecimal amount, long orders) {
        return amount.divide(BigDecimal.valueOf(orders), CENTS, RoundingMode.HALF_UP);
    }
}
