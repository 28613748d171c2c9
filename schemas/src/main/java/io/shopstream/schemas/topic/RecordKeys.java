package io.shopstream.schemas.topic;

import io.shopstream.schemas.avro.AlertKind;
import java.time.Instant;

/**
 * Keys of the derived topics: window start (ISO 8601, UTC), then the dimensions, separated by {@code |}. A record
 * replaces the earlier record of its key, so each pane has exactly one key.
 */
public final class RecordKeys {
    /** Category of order lines that have none. */
    public static final String UNKNOWN_CATEGORY = "unknown";

    private RecordKeys() {}

    /** {@code 2011-12-09T12:50:00Z|GBP}. */
    public static String revenuePerMinute(Instant windowStart, String currency) {
        return windowStart + "|" + currency;
    }

    /** {@code 2011-12-09T12:00:00Z|GBP|unknown|22423}: the product comes last since its id is free text. */
    public static String productSalesPerHour(
            Instant windowStart, String currency, String categoryId, String productId) {
        return windowStart + "|" + currency + "|" + escape(categoryId) + "|" + productId;
    }

    /** {@code 2011-12-09T12:00:00Z|GBP|unknown}. */
    public static String revenueByCategoryPerHour(Instant windowStart, String currency, String categoryId) {
        return windowStart + "|" + currency + "|" + categoryId;
    }

    /** {@code 2011-12-09T12:00:00Z|GBP|France}. */
    public static String revenueByCountryPerHour(Instant windowStart, String currency, String country) {
        return windowStart + "|" + currency + "|" + country;
    }

    /** {@code 2011-12-09T12:00:00Z}. */
    public static String funnelPerHour(Instant windowStart) {
        return windowStart.toString();
    }

    /** {@code GBP|17850}: the user comes last since its id is free text. */
    public static String customerTotals(String currency, String userId) {
        return currency + "|" + userId;
    }

    /**
     * {@code STOCK_OUT_AHEAD|22423|2011-12-09T12:50:07.123Z}: the time distinguishes successive alerts of one subject.
     */
    public static String alert(AlertKind kind, String subject, Instant raisedAt) {
        return kind + "|" + subject + "|" + raisedAt;
    }

    /** {@code shop.orders.v1-3@4711}: the position of the rejected record. */
    public static String deadLetter(String sourceTopic, int sourcePartition, long sourceOffset) {
        return sourceTopic + "-" + sourcePartition + "@" + sourceOffset;
    }

    // Category ids are free text, too: without escaping, "a|b" with product "c" would share a key with "a" and "b|c".
    private static String escape(String categoryId) {
        return categoryId.indexOf('|') < 0 && categoryId.indexOf('%') < 0
                ? categoryId
                : categoryId.replace("%", "%25").replace("|", "%7C");
    }
}
