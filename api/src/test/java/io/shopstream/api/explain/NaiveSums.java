package io.shopstream.api.explain;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderKind;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums of orders by table and key, line by line, by other code than that of the service. */
final class NaiveSums {
    private final Map<String, Sum> rows = new TreeMap<>();

    /** Amounts in minor units. */
    record Sum(long gross, long returns, long orders, long units) {
        static final Sum NONE = new Sum(0, 0, 0, 0);

        /** As the answer prints. */
        String text() {
            return "SalesFigures[gross=%s, returns=%s, net=%s, orders=%d, units=%d]"
                    .formatted(
                            BigDecimal.valueOf(gross, 2),
                            BigDecimal.valueOf(returns, 2),
                            BigDecimal.valueOf(gross + returns, 2),
                            orders,
                            units);
        }

        Sum plus(Sum other, int sign) {
            return new Sum(
                    gross + sign * other.gross,
                    returns + sign * other.returns,
                    orders + sign * other.orders,
                    units + sign * other.units);
        }
    }

    static boolean stands(Order order) {
        boolean cancelled = order.getStatus() == OrderStatus.CANCELLED;
        boolean refunded = order.getStatus() == OrderStatus.REFUNDED;
        return !cancelled && !(refunded && order.getKind() == OrderKind.SALE);
    }

    /** What replacing one version by another one changes, without zeros. */
    static Map<String, Sum> difference(List<Order> before, Order after) {
        NaiveSums sums = new NaiveSums();
        before.forEach(order -> sums.add(order, -1));
        sums.add(after, 1);
        sums.rows.values().removeIf(Sum.NONE::equals);
        return sums.rows;
    }

    private void add(Order order, int sign) {
        if (!stands(order)) {
            return;
        }
        boolean sale = order.getKind() == OrderKind.SALE;
        String time = order.getPlacedAt().toString();
        String minute = time.substring(0, 16) + ":00Z";
        String hour = time.substring(0, 13) + ":00:00Z";
        String currency = order.getCurrency();
        String country = order.getShippingCountry();
        Set<String> counted = new HashSet<>();
        for (OrderLine line : order.getLines()) {
            String category = line.getCategoryId() == null ? "unknown" : line.getCategoryId();
            List<String> keys = new ArrayList<>(List.of(
                    key("mart.revenue_per_minute", minute, currency, null, null, null, null),
                    key("mart.revenue_by_country_per_hour", hour, currency, null, null, country, null),
                    key("mart.revenue_by_category_per_hour", hour, currency, null, category, null, null),
                    key("mart.product_sales_per_hour", hour, currency, line.getProductId(), category, null, null)));
            if (order.getUserId() != null) {
                keys.add(key("mart.customer_totals", null, currency, null, null, null, order.getUserId()));
            }
            long amount = line.getQuantity() * line.getUnitPriceMinor();
            for (String key : keys) {
                int orders = sale && counted.add(key) ? 1 : 0;
                Sum sum = new Sum(sale ? amount : 0, sale ? 0 : amount, orders, line.getQuantity());
                rows.put(key, rows.getOrDefault(key, Sum.NONE).plus(sum, sign));
            }
        }
    }

    static String key(@Nullable String... parts) {
        return Arrays.asList(parts).toString();
    }
}
