package io.shopstream.api.answer.explain;

import io.shopstream.api.answer.Revenue;
import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.sales.Sales;

/**
 * Sums, or a change to them; then every figure has a sign.
 *
 * @param gross sales that stand, decimal
 * @param returns returns, decimal, zero or negative as a sum
 * @param net {@code gross + returns}, decimal
 * @param orders sales that stand
 * @param units units sold less units returned
 */
public record SalesFigures(String gross, String returns, String net, long orders, long units) {
    public static SalesFigures of(Revenue sum) {
        return new SalesFigures(
                sum.gross().toPlainString(),
                sum.returns().toPlainString(),
                sum.net().toPlainString(),
                sum.orders(),
                sum.units());
    }

    public static SalesFigures of(Sales change) {
        return new SalesFigures(
                Money.format(change.grossMinor()),
                Money.format(change.returnsMinor()),
                Money.format(change.netMinor()),
                change.orders(),
                change.units());
    }
}
