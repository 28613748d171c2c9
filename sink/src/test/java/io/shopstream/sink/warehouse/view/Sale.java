package io.shopstream.sink.warehouse.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order or credit note as stored in the facts. */
record Sale(
        String orderId,
        boolean refund,
        String status,
        @Nullable String userId,
        Instant placedAt,
        String currency,
        String country,
        @Nullable String campaignId,
        List<Line> lines) {

    /** @param quantity negative in a credit note */
    record Line(
            String productId,
            @Nullable String categoryId,
            int quantity,
            long price,
            @Nullable Long cost) {
        long total() {
            return quantity * price;
        }

        String category() {
            return categoryId == null ? "unknown" : categoryId;
        }
    }

    /** A line together with its order. All figures are sums over these. */
    record Part(Sale sale, Line line) {}

    boolean stands() {
        return !status.equals("CANCELLED") && (refund || !status.equals("REFUNDED"));
    }

    boolean counts() {
        return stands() && !refund;
    }

    long total() {
        return lines.stream().mapToLong(Line::total).sum();
    }

    List<Part> parts() {
        return lines.stream().map(line -> new Part(this, line)).toList();
    }
}
