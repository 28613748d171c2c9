package io.shopstream.local.verify.checks;

import io.shopstream.local.verify.comparison.Comparison;
import io.shopstream.local.verify.comparison.RowCheck;
import io.shopstream.local.verify.expected.Amounts;
import io.shopstream.local.verify.expected.ExpectedCustomers;
import io.shopstream.local.verify.expected.ExpectedOrders;
import io.shopstream.local.verify.expected.LatestAmounts;
import io.shopstream.local.verify.expected.LatestRecords;
import io.shopstream.local.verify.expected.OrderSums;
import io.shopstream.local.verify.views.MartViews;
import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.avro.RevenueByCategoryPerHour;
import io.shopstream.schemas.avro.RevenueByCountryPerHour;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import java.sql.SQLException;
import java.util.List;

/**
 * Compares the topics of categories, countries and customers (the last record of each key) and their marts with the log
 * of orders.
 */
public final class DimensionChecks implements AutoCloseable {
    private final OrderSums sums;
    private final ExpectedCustomers expectedCustomers;
    private final LatestRecords<RevenueByCategoryPerHour> categoryTopic;
    private final LatestRecords<RevenueByCountryPerHour> countryTopic;
    private final LatestRecords<CustomerTotals> customerTopic;
    private final MartViews marts;
    private final RowCheck categoryMart;
    private final RowCheck countryMart;
    private final RowCheck customerMart;

    public DimensionChecks(
            KafkaConnection kafka, AvroSerdes serdes, Topics topics, ExpectedOrders log, MartViews marts) {
        this.sums = log.sums();
        this.expectedCustomers = log.expectedCustomers();
        this.marts = marts;
        this.categoryTopic = new LatestRecords<>(
                kafka,
                serdes,
                topics.revenueByCategoryPerHour(),
                sums.categories().rows(),
                new LatestAmounts<>(
                        sums.categories(),
                        0,
                        pane -> new Amounts(
                                pane.getGrossMinor(), pane.getReturnsMinor(), pane.getOrders(), pane.getUnits())),
                sums.categories().check(topics.revenueByCategoryPerHour().name()));
        this.countryTopic = new LatestRecords<>(
                kafka,
                serdes,
                topics.revenueByCountryPerHour(),
                sums.countries().rows(),
                new LatestAmounts<>(
                        sums.countries(),
                        0,
                        pane -> new Amounts(
                                pane.getGrossMinor(), pane.getReturnsMinor(), pane.getOrders(), pane.getUnits())),
                sums.countries().check(topics.revenueByCountryPerHour().name()));
        this.customerTopic = new LatestRecords<>(
                kafka,
                serdes,
                topics.customerTotals(),
                sums.customers().rows(),
                expectedCustomers,
                expectedCustomers.check(topics.customerTotals().name()));
        this.categoryMart = sums.categories().check("mart.revenue_by_category_per_hour");
        this.countryMart = sums.countries().check("mart.revenue_by_country_per_hour");
        this.customerMart = expectedCustomers.check("mart.customer_totals");
    }

    public void readViews() throws SQLException {
        UnsettledWindows.read(
                categoryMart,
                hours -> marts.categories(hours, (start, currency, category, amounts) -> sums.categories()
                        .saw(categoryMart, sums.dimensionKey(start, currency, category), amounts)));
        UnsettledWindows.read(
                countryMart,
                hours -> marts.countries(hours, (start, currency, country, amounts) -> sums.countries()
                        .saw(countryMart, sums.dimensionKey(start, currency, country), amounts)));
        List<String> unsettled = customerMart.unsettledKeys();
        customerMart.begin();
        if (unsettled == null || !unsettled.isEmpty()) {
            marts.customers(
                    unsettled == null
                            ? null
                            : unsettled.stream().map(DimensionChecks::userOf).toList(),
                    (key, figures) -> expectedCustomers.saw(customerMart, key, figures));
        }
        categoryTopic.read();
        countryTopic.read();
        customerTopic.read();
    }

    // The key is the currency, the separator and the user; a currency does not contain the separator.
    private static String userOf(String key) {
        return key.substring(key.indexOf('|') + 1);
    }

    /** Call after the log was read again. */
    public void compare(long nanoTime) {
        for (RowCheck check : List.of(
                categoryTopic.check(),
                countryTopic.check(),
                customerTopic.check(),
                categoryMart,
                countryMart,
                customerMart)) {
            check.compare(nanoTime);
        }
    }

    public List<Comparison> checks() {
        return List.of(
                categoryTopic.check(),
                countryTopic.check(),
                customerTopic.check(),
                categoryMart,
                countryMart,
                customerMart);
    }

    @Override
    public void close() {
        categoryTopic.close();
        countryTopic.close();
        customerTopic.close();
    }
}
