package io.shopstream.api.answer.explain;

import io.shopstream.api.answer.Tabular.Decimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explained lines as CSV. */
public final class LineTable {
    public static final String NAME = "explained-lines";
    public static final List<String> COLUMNS = List.of(
            "order_id",
            "version",
            "kind",
            "status",
            "stands",
            "user_id",
            "placed_at",
            "shipping_country",
            "line_no",
            "product_id",
            "category_id",
            "quantity",
            "unit_price",
            "line_total",
            "amount");

    private LineTable() {}

    public static List<? extends @Nullable Object> row(ExplainedLine line) {
        return Arrays.asList(
                line.orderId(),
                line.version(),
                line.kind(),
                line.status(),
                line.stands(),
                line.userId(),
                line.placedAt(),
                line.shippingCountry(),
                line.lineNo(),
                line.productId(),
                line.categoryId(),
                line.quantity(),
                new Decimal(line.unitPrice()),
                new Decimal(line.lineTotal()),
                new Decimal(line.amount()));
    }
}
