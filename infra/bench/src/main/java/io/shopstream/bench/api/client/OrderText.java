package io.shopstream.bench.api.client;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.money.Money;
import io.shopstream.schemas.query.QueryJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes an order of the simulated shop as another program would send it. */
final class OrderText {
    private OrderText() {}

    static String of(Order order, String id, Instant at, String currency) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("order_id", id);
        fields.put("version", 1);
        fields.put("kind", order.getKind().name());
        fields.put("status", order.getStatus().name());
        fields.put("user_id", order.getUserId());
        fields.put("placed_at", at.toString());
        fields.put("updated_at", at.toString());
        fields.put("currency", currency);
        fields.put("lines", lines(order));
        fields.put("total", Money.format(order.getTotalMinor()));
        fields.put("shipping_country", order.getShippingCountry());
        fields.put("shipping_city", order.getShippingCity());
        fields.put("channel", order.getChannel());
        fields.put("campaign_id", order.getCampaignId());
        fields.put("session_id", order.getSessionId());
        return QueryJson.mapper().writeValueAsString(fields);
    }

    private static List<Map<String, Object>> lines(Order order) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (OrderLine line : order.getLines()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("line_no", line.getLineNo());
            fields.put("product_id", line.getProductId());
            fields.put("category_id", line.getCategoryId());
            fields.put("quantity", line.getQuantity());
            fields.put("unit_price", Money.format(line.getUnitPriceMinor()));
            Long cost = line.getUnitCostMinor();
            fields.put("unit_cost", cost == null ? null : Money.format(cost));
            lines.add(fields);
        }
        return lines;
    }
}
