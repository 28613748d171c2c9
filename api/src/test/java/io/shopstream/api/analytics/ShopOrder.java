package io.shopstream.api.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order of the test, as plain values. */
public record ShopOrder(
        String id,
        @Nullable String user,
        boolean sale,
        String status,
        Instant placedAt,
        String currency,
        String country,
        String channel,
        List<Line> lines) {

    public record Line(String product, @Nullable String category, int quantity, BigDecimal price) {
        public BigDecimal total() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }

        /** A part of the price; null for one product always and for another one sometimes, as after an import. */
        @Nullable BigDecimal cost() {
            boolean isUnknown = product.equals("p11") || product.equals("p7") && Math.abs(quantity) == 3;
            return isUnknown ? null : price.multiply(new BigDecimal("0.7")).setScale(2, RoundingMode.UP);
        }

        String categoryOrUnknown() {
            return Objects.requireNonNullElse(category, "unknown");
        }
    }

    /** Null for orders from the shop; otherwise named after country and channel. */
    public @Nullable String campaign() {
        return channel.equals("shop") ? null : country + " " + channel;
    }

    public boolean stands() {
        return !status.equals("CANCELLED") && !(sale && status.equals("REFUNDED"));
    }

    public BigDecimal total() {
        return lines.stream().map(Line::total).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    /** With the lines of one category only; null stands for every category. */
    ShopOrder ofCategory(@Nullable String category) {
        List<Line> some = lines.stream()
                .filter(line -> category == null || line.categoryOrUnknown().equals(category))
                .toList();
        return new ShopOrder(id, user, sale, status, placedAt, currency, country, channel, some);
    }
}
