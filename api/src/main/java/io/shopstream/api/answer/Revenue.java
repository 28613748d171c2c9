package io.shopstream.api.answer;

import io.shopstream.schemas.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The figures of revenue, which can be added.
 *
 * @param orders sales that stand
 * @param units units sold less units returned
 */
public record Revenue(BigDecimal gross, BigDecimal returns, BigDecimal net, long orders, long units) {
    private static final int CENTS = 2;

    public static final Revenue ZERO = ofMinor(0, 0, 0, 0, 0);

    public static Revenue ofMinor(long gross, long returns, long net, long orders, long units) {
        return new Revenue(Money.toDecimal(gross), Money.toDecimal(returns), Money.toDecimal(net), orders, units);
    }

    public Revenue plus(Revenue other) {
        return new Revenue(
                gross.add(other.gross),
                returns.add(other.returns),
                net.add(other.net),
                orders + other.orders,
                units + other.units);
    }

    /** Gross per order, rounded half up to the cent; null if there are no orders. */
    public @Nullable String averageOrderValue() {
        return orders == 0
                ? null
                : gross.divide(BigDecimal.valueOf(orders), CENTS, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
