package io.shopstream.api.reports.finding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * When a change is notable: if it differs from the usual change by at least 5 % of the former figure, by at least what
 * chance would bring, and by more than earlier changes did.
 *
 * @param chance in the unit of the figure
 */
public record Threshold(BigDecimal chance, Usual usual) {
    static final BigDecimal RELATIVE = new BigDecimal("0.05");
    private static final BigDecimal DEVIATIONS = BigDecimal.valueOf(2);
    private static final int DIGITS = 4;

    /** Of something that is counted: two standard deviations of the difference of two counts. */
    public static Threshold ofCounts(long now, long former, Usual usual) {
        return new Threshold(chance(now + former), usual);
    }

    /** Of an amount that consists of orders: what as many orders more or less as chance brings would make. */
    public static Threshold ofAmounts(long ordersNow, long ordersFormer, BigDecimal averageOrder, Usual usual) {
        return new Threshold(chance(ordersNow + ordersFormer).multiply(averageOrder.abs()), usual);
    }

    /** Of a share of visits or the like: two standard deviations of the difference of two shares. */
    public static Threshold ofShares(long hitsNow, long allNow, long hitsFormer, long allFormer) {
        BigDecimal share = BigDecimal.valueOf(hitsNow + hitsFormer)
                .divide(BigDecimal.valueOf(allNow + allFormer), MathContext.DECIMAL64);
        BigDecimal variance = share.multiply(BigDecimal.ONE.subtract(share))
                .multiply(inverse(allNow).add(inverse(allFormer)));
        return new Threshold(variance.sqrt(MathContext.DECIMAL64).multiply(DEVIATIONS), Usual.UNKNOWN);
    }

    private static BigDecimal inverse(long count) {
        return BigDecimal.ONE.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64);
    }

    private static BigDecimal chance(long count) {
        return BigDecimal.valueOf(count)
                .sqrt(MathContext.DECIMAL64)
                .multiply(DEVIATIONS)
                .setScale(DIGITS, RoundingMode.HALF_UP);
    }

    /** Whether the change is notable. */
    public boolean isPassed(Comparison figure) {
        return isBeyond(figure, least(figure.former()));
    }

    /** Whether it is as large as a notable one, but earlier changes were as large. */
    boolean isWithinUsual(Comparison figure) {
        return !isPassed(figure)
                && isBeyond(figure, figure.former().abs().multiply(RELATIVE).max(chance));
    }

    private boolean isBeyond(Comparison figure, BigDecimal least) {
        BigDecimal expected = usual.expected().multiply(figure.former().abs());
        BigDecimal surprise = figure.contribution().subtract(expected).abs();
        return figure.contribution().signum() != 0 && surprise.compareTo(least) >= 0;
    }

    /** How far from the expected change a change must be to be notable. */
    BigDecimal least(BigDecimal former) {
        return former.abs().multiply(RELATIVE.max(usual.spread())).max(chance);
    }
}
