package io.shopstream.local.verify;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order in 64 bits, every column of every line in it: equal rows give equal fingerprints, and one changed cent gives
 * another.
 */
record Fingerprint(long version, int lines, long hash) {

    static Fingerprint of(Order order) {
        Builder builder = new Builder(order.getVersion())
                .add(order.getKind())
                .add(order.getStatus())
                .add(order.getUserId())
                .add(order.getPlacedAt().toEpochMilli())
                .add(order.getUpdatedAt().toEpochMilli())
                .add(order.getCurrency())
                .add(order.getTotalMinor())
                .add(order.getShippingCountry())
                .add(order.getShippingCity())
                .add(order.getChannel())
                .add(order.getCampaignId())
                .add(order.getSessionId());
        List<OrderLine> lines = order.getLines().stream()
                .sorted(Comparator.comparingInt(OrderLine::getLineNo))
                .toList();
        for (OrderLine line : lines) {
            builder.line()
                    .add((long) line.getLineNo())
                    .add(line.getProductId())
                    .add(line.getCategoryId())
                    .add((long) line.getQuantity())
                    .add(line.getUnitPriceMinor())
                    .add(line.getUnitCostMinor());
        }
        return builder.build();
    }

    /** Takes the columns in the order of {@link Fingerprint#of}. */
    static final class Builder {
        private static final long PRIME = 0x100000001b3L;

        private final long version;
        private int lines;
        private long hash = 0xcbf29ce484222325L;

        Builder(long version) {
            this.version = version;
        }

        Builder line() {
            lines++;
            return this;
        }

        Builder add(@Nullable Object field) {
            String text = String.valueOf(field);
            for (int index = 0; index < text.length(); index++) {
                hash = (hash ^ text.charAt(index)) * PRIME;
            }
            // Ends the field, so that "ab","c" differs from "a","bc".
            hash = (hash ^ 0xffff) * PRIME;
            return this;
        }

        Fingerprint build() {
            return new Fingerprint(version, lines, hash);
        }
    }
}
