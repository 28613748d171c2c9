package io.shopstream.api.answer.live;

import io.shopstream.api.answer.Revenue;
import io.shopstream.schemas.query.CustomerView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Totals of one customer in one currency, from the state stores.
 *
 * @param firstOrderAt when the earliest sale that stands was placed; null if there is none
 * @param lastOrderAt when the latest sale that stands was placed; null if there is none
 * @param segment none, new, returning, loyal or vip, derived from {@code orders} and {@code net} only
 */
public record CustomerAnswer(
        String userId,
        String currency,
        String gross,
        String returns,
        String net,
        long orders,
        long units,
        @Nullable String averageOrderValue,
        @Nullable Instant firstOrderAt,
        @Nullable Instant lastOrderAt,
        String segment,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough) {

    public static CustomerAnswer of(CustomerView view) {
        Revenue revenue =
                Revenue.ofMinor(view.grossMinor(), view.returnsMinor(), view.netMinor(), view.orders(), view.units());
        return new CustomerAnswer(
                view.userId(),
                view.currency(),
                revenue.gross().toPlainString(),
                revenue.returns().toPlainString(),
                revenue.net().toPlainString(),
                revenue.orders(),
                revenue.units(),
                revenue.averageOrderValue(),
                view.firstOrderAt(),
                view.lastOrderAt(),
                view.segment(),
                view.asOf(),
                view.stale(),
                view.lag(),
                view.processedThrough());
    }
}
