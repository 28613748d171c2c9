package io.shopstream.api.answer.analytics;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.answer.analytics.change.ChangeColumns;
import io.shopstream.api.answer.analytics.change.ComparedWith;
import io.shopstream.api.answer.analytics.change.RevenueChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sales of {@code [from, to)} by country, channel or category, most net first, ties by name or id. The totals are over
 * all parts; an order with lines of two categories counts in both parts, and once in the totals.
 *
 * @param by {@code country} (of shipping), {@code channel} (of sale) or {@code category} (of the lines, at the sale)
 * @param parts how many there are; {@code items} has the first ones
 * @param campaigns that orders of the range name, at most 1,000, most net first; null unless by channel
 * @param comparedWith null if nothing is compared
 * @param changes of the totals; null if nothing is compared
 * @param timeZone in which dates of the request began
 * @param source {@code mart} or {@code facts}; both are exact
 * @param asOf time of the last load that these figures contain
 */
public record SalesBreakdown(
        String by,
        String currency,
        Instant from,
        Instant to,
        String gross,
        String returns,
        String net,
        long orders,
        long units,
        @Nullable String averageOrderValue,
        int parts,
        List<SalesPart> items,
        @Nullable List<CampaignSales> campaigns,
        @Nullable ComparedWith comparedWith,
        @Nullable RevenueChanges changes,
        String timeZone,
        @Nullable String category,
        @Nullable String country,
        @Nullable String channel,
        String source,
        Instant asOf)
        implements Tabular {

    public SalesBreakdown {
        items = List.copyOf(items);
    }

    @Override
    public String tableName() {
        return "sales-by-%s-%s".formatted(by, currency);
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(isByCategory() ? List.of("category_id", "name") : List.of(by));
        columns.addAll(List.of(
                "currency", "gross", "returns", "net", "orders", "units", "average_order_value", "share_of_net"));
        return ChangeColumns.names(columns, comparedWith, RevenueChanges.FIGURES);
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        for (SalesPart item : items) {
            List<@Nullable Object> cells = new ArrayList<>();
            if (isByCategory()) {
                cells.add(item.categoryId());
            }
            String average = item.averageOrderValue();
            cells.addAll(Arrays.asList(
                    item.name(),
                    currency,
                    new Decimal(item.gross()),
                    new Decimal(item.returns()),
                    new Decimal(item.net()),
                    item.orders(),
                    item.units(),
                    average == null ? null : new Decimal(average),
                    item.shareOfNet()));
            row.accept(ChangeColumns.row(cells, item.changes()));
        }
    }

    private boolean isByCategory() {
        return by.equals("category");
    }
}
