package io.shopstream.api.answer.live;

import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.query.OrderView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The highest valid version of one order; {@code stands} says whether it counts in revenue. */
public record OrderAnswer(
        String orderId,
        long version,
        String kind,
        String status,
        boolean stands,
        @Nullable String userId,
        Instant placedAt,
        Instant updatedAt,
        String currency,
        String total,
        String shippingCountry,
        @Nullable String shippingCity,
        String channel,
        @Nullable String campaignId,
        List<Line> lines,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough) {

    /** One line as it was at the sale; {@code line_total} = quantity x unit price, negative for a return. */
    public record Line(
            int lineNo,
            String productId,
            @Nullable String name,
            @Nullable String categoryId,
            int quantity,
            String unitPrice,
            String lineTotal) {

        public static Line of(OrderView.Line line, @Nullable String name) {
            return new Line(
                    line.lineNo(),
                    line.productId(),
                    name,
                    line.categoryId(),
                    line.quantity(),
                    Money.format(line.unitPriceMinor()),
                    Money.format(Math.multiplyExact(line.unitPriceMinor(), (long) line.quantity())));
        }
    }

    public static OrderAnswer of(OrderView order, List<Line> lines) {
        return new OrderAnswer(
                order.orderId(),
                order.version(),
                order.kind(),
                order.status(),
                order.stands(),
                order.userId(),
                order.placedAt(),
                order.updatedAt(),
                order.currency(),
                Money.format(order.totalMinor()),
                order.shippingCountry(),
                order.shippingCity(),
                order.channel(),
                order.campaignId(),
                lines,
                order.asOf(),
                order.stale(),
                order.lag(),
                order.processedThrough());
    }
}
