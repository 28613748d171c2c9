package io.shopstream.local.verify.expected;

import java.time.Instant;

/** A product's hour window in one currency and category. */
record ProductHourKey(Instant start, String currency, String categoryId, String productId) {
    @Override
    public String toString() {
        return start + " " + currency + " product " + productId + " category " + categoryId;
    }
}
