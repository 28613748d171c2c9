package io.shopstream.schemas;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A valid order to start from. */
public final class Samples {
    public static final Instant PLACED = Instant.parse("2026-03-01T12:34:56.789Z");

    private Samples() {}

    /** Two lines, 2 x 10.00 + 1 x 5.50 = 25.50 USD. */
    public static Order.Builder sale() {
        return Order.newBuilder()
                .setOrderId("o-1")
                .setVersion(1)
                .setKind(OrderKind.SALE)
                .setStatus(OrderStatus.PLACED)
                .setUserId("u-1")
                .setPlacedAt(PLACED)
                .setUpdatedAt(PLACED)
                .setCurrency("USD")
                .setLines(new ArrayList<>(List.of(line(1, "p-1", 2, 1_000), line(2, "p-2", 1, 550))))
                .setTotalMinor(2_550)
                .setShippingCountry("Germany")
                .setChannel("web");
    }

    public static OrderLine line(int lineNo, String productId, int quantity, long unitPriceMinor) {
        return OrderLine.newBuilder()
                .setLineNo(lineNo)
                .setProductId(productId)
                .setCategoryId("c-1")
                .setQuantity(quantity)
                .setUnitPriceMinor(unitPriceMinor)
                .build();
    }
}
