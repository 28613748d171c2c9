package io.shopstream.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.avro.ProductSalesPerHour;
import io.shopstream.schemas.avro.RevenueByCategoryPerHour;
import io.shopstream.schemas.avro.RevenueByCountryPerHour;
import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.sales.Sales;
import io.shopstream.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;

/** The last record per pane of every output, as a compacted topic keeps it. */
final class OutputTopics {
    final Map<String, Sales> revenue = new HashMap<>();
    final Map<String, Sales> products = new HashMap<>();
    final Map<String, Sales> categories = new HashMap<>();
    final Map<String, Sales> countries = new HashMap<>();
    final Map<String, Oracle.Customer> customers = new HashMap<>();

    OutputTopics take(TopologyDriver driver) {
        Topics topics = Topics.standard();
        driver.written(topics.revenuePerMinute()).forEach(record -> {
            RevenuePerMinute pane = record.value;
            assertThat(record.key).isEqualTo(pane.getWindowStart() + "|" + pane.getCurrency());
            assertThat(pane.getNetMinor()).isEqualTo(pane.getGrossMinor() + pane.getReturnsMinor());
            revenue.put(
                    record.key,
                    new Sales(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getOrders(), pane.getUnits()));
        });
        driver.written(topics.productSalesPerHour()).forEach(record -> {
            ProductSalesPerHour pane = record.value;
            products.put(
                    pane.getWindowStart() + "|" + pane.getCurrency() + "|" + pane.getCategoryId() + "|"
                            + pane.getProductId(),
                    new Sales(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getOrders(), pane.getUnits()));
        });
        driver.written(topics.revenueByCategoryPerHour()).forEach(record -> {
            RevenueByCategoryPerHour pane = record.value;
            categories.put(
                    record.key,
                    new Sales(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getOrders(), pane.getUnits()));
        });
        driver.written(topics.revenueByCountryPerHour()).forEach(record -> {
            RevenueByCountryPerHour pane = record.value;
            countries.put(
                    record.key,
                    new Sales(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getOrders(), pane.getUnits()));
        });
        driver.written(topics.customerTotals()).forEach(record -> {
            CustomerTotals totals = record.value;
            assertThat(record.key).isEqualTo(totals.getCurrency() + "|" + totals.getUserId());
            assertThat(totals.getNetMinor()).isEqualTo(totals.getGrossMinor() + totals.getReturnsMinor());
            customers.put(
                    record.key,
                    new Oracle.Customer(
                            new Sales(
                                    totals.getGrossMinor(),
                                    totals.getReturnsMinor(),
                                    totals.getOrders(),
                                    totals.getUnits()),
                            totals.getFirstOrderAt(),
                            totals.getLastOrderAt(),
                            totals.getSegment()));
        });
        return this;
    }
}
