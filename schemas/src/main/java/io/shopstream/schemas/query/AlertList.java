package io.shopstream.schemas.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts of the streams service: active alerts first, then cleared ones, each group with the newest raised first. */
public record AlertList(
        List<Item> items,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough) {

    public AlertList {
        items = List.copyOf(items);
    }

    /**
     * One alert.
     *
     * @param kind {@code REVENUE_DROP}, {@code REVENUE_SPIKE}, {@code STOCK_OUT_AHEAD} or {@code DEAD_LETTER_RATE}
     * @param subject a currency, a product id, or the topic whose records were rejected
     * @param state {@code RAISED} while the alert is active, else {@code CLEARED}
     * @param observed minor units, units in stock, or rejected records
     * @param expected minor units, units sold per day, or records received
     * @param message what was measured, in one sentence
     * @param rule when alerts of this kind are raised and cleared, in words; null in answers of earlier versions
     */
    public record Item(
            String alertId,
            String kind,
            String subject,
            String state,
            Instant raisedAt,
            @Nullable Instant clearedAt,
            long observed,
            long expected,
            String message,
            @Nullable String rule) {}
}
