package io.shopstream.sink.stage;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.avro.FunnelPerHour;
import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.avro.RevenueByCategoryPerHour;
import io.shopstream.schemas.avro.RevenueByCountryPerHour;
import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.sink.table.MartTables;
import java.time.Instant;
import java.util.List;

/** The panes of a batch, by mart. */
public final class MartRows {
    private final LatestStage<RevenuePerMinute> revenuePerMinute = new LatestStage<>(
            MartTables.REVENUE_PER_MINUTE, pane -> new PaneKey(pane.getWindowStart(), pane.getCurrency(), "", ""));
    private final LatestStage<ProductSalesPerHour> productSalesPerHour = new LatestStage<>(
            MartTables.PRODUCT_SALES_PER_HOUR,
            pane -> new PaneKey(pane.getWindowStart(), pane.getCurrency(), pane.getProductId(), pane.getCategoryId()));
    private final LatestStage<RevenueByCategoryPerHour> revenueByCategoryPerHour = new LatestStage<>(
            MartTables.REVENUE_BY_CATEGORY_PER_HOUR,
            pane -> new PaneKey(pane.getWindowStart(), pane.getCurrency(), pane.getCategoryId(), ""));
    private final LatestStage<RevenueByCountryPerHour> revenueByCountryPerHour = new LatestStage<>(
            MartTables.REVENUE_BY_COUNTRY_PER_HOUR,
            pane -> new PaneKey(pane.getWindowStart(), pane.getCurrency(), pane.getCountry(), ""));
    private final LatestStage<FunnelPerHour> funnelPerHour =
            new LatestStage<>(MartTables.FUNNEL_PER_HOUR, FunnelPerHour::getWindowStart);
    private final LatestStage<CustomerTotals> customerTotals = new LatestStage<>(
            MartTables.CUSTOMER_TOTALS, totals -> new CustomerKey(totals.getUserId(), totals.getCurrency()));
    private final LatestStage<Alert> alerts = new LatestStage<>(MartTables.ALERTS, Alert::getAlertId);

    private record PaneKey(Instant start, String currency, String dimension, String further) {}

    private record CustomerKey(String userId, String currency) {}

    public LatestStage<RevenuePerMinute> revenuePerMinute() {
        return revenuePerMinute;
    }

    public LatestStage<ProductSalesPerHour> productSalesPerHour() {
        return productSalesPerHour;
    }

    public LatestStage<RevenueByCategoryPerHour> revenueByCategoryPerHour() {
        return revenueByCategoryPerHour;
    }

    public LatestStage<RevenueByCountryPerHour> revenueByCountryPerHour() {
        return revenueByCountryPerHour;
    }

    public LatestStage<FunnelPerHour> funnelPerHour() {
        return funnelPerHour;
    }

    public LatestStage<CustomerTotals> customerTotals() {
        return customerTotals;
    }

    public LatestStage<Alert> alerts() {
        return alerts;
    }

    List<Stage> stages() {
        return List.of(
                revenuePerMinute,
                productSalesPerHour,
                revenueByCategoryPerHour,
                revenueByCountryPerHour,
                funnelPerHour,
                customerTotals,
                alerts);
    }
}
