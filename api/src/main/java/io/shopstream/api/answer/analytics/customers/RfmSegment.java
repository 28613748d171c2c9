package io.shopstream.api.answer.analytics.customers;

import io.shopstream.api.answer.analytics.change.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The buyers to whom one rule applies.
 *
 * @param segment {@code champions}, {@code loyal}, {@code promising}, {@code new}, {@code at-risk} or
 *     {@code hibernating}
 * @param rule in words
 * @param orders their sales that stand
 * @param netPerCustomer null without customers
 * @param shareOfCustomers of all buyers, as a fraction; null if there are none
 * @param shareOfNet of the net of all buyers, as a fraction; negative where returns outweigh, null if the whole is zero
 */
public record RfmSegment(
        String segment,
        String rule,
        long customers,
        long orders,
        String net,
        @Nullable String netPerCustomer,
        @Nullable BigDecimal shareOfCustomers,
        @Nullable BigDecimal shareOfNet) {
    private static final int CENTS = 2;

    /** @param all buyers and their net */
    public static RfmSegment of(
            String segment, String rule, long customers, long orders, BigDecimal net, long all, BigDecimal netOfAll) {
        return new RfmSegment(
                segment,
                rule,
                customers,
                orders,
                net.toPlainString(),
                customers == 0
                        ? null
                        : net.divide(BigDecimal.valueOf(customers), CENTS, RoundingMode.HALF_UP)
                                .toPlainString(),
                Percent.rate(customers, all),
                Percent.rate(net, netOfAll));
    }
}
