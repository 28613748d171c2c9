package io.shopstream.local.verify.checks;

import io.shopstream.local.verify.comparison.Check;
import io.shopstream.local.verify.comparison.Comparison;
import io.shopstream.local.verify.comparison.RowCheck;
import io.shopstream.local.verify.expected.Amounts;
import io.shopstream.local.verify.expected.Customers;
import io.shopstream.local.verify.expected.LatestAmounts;
import io.shopstream.local.verify.expected.LatestRecords;
import io.shopstream.local.verify.expected.OrderLog;
import io.shopstream.local.verify.expected.OrderSums;
import io.shopstream.local.verify.expected.TopicReader;
import io.shopstream.local.verify.views.MartViews;
import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.avro.RevenueByCategoryPerHour;
import io.shopstream.schemas.avro.RevenueByCountryPerHour;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.validation.StrictUtf8;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the topics of categories, countries and customers (the last record of each key) and their marts with the log
 * of orders. Compares the mart of alerts with its topic by id only: alerts depend on the clock and cannot be
 * recomputed.
 */
public final class DerivedChecks implements AutoCloseable {
    private final OrderSums sums;
    private final Customers customers;
    private final LatestRecords<RevenueByCategoryPerHour> categoryTopic;
    private final LatestRecords<RevenueByCountryPerHour> countryTopic;
    private final LatestRecords<CustomerTotals> customerTopic;
    private final TopicReader alertTopic;
    private final MartViews marts;
    private final RowCheck categoryMart;
    private final RowCheck countryMart;
    private final RowCheck customerMart;
    private final Check<String, String> alertMart = new Check<>("mart.alerts, by id");
    private final Set<String> alerts = new HashSet<>();
    private final Set<String> newAlerts = new HashSet<>();
    private Set<String> storedAlerts = Set.of();

    public DerivedChecks(String kafka, AvroSerdes serdes, Topics topics, OrderLog log, MartViews marts) {
        this.sums = log.sums();
        this.customers = log.customers();
        this.marts = marts;
        this.alertTopic = new TopicReader(kafka, topics.alerts().name());
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
                customers,
                customers.check(topics.customerTotals().name()));
        this.categoryMart = sums.categories().check("mart.revenue_by_category_per_hour");
        this.countryMart = sums.countries().check("mart.revenue_by_country_per_hour");
        this.customerMart = customers.check("mart.customer_totals");
    }

    /** Call before waiting for the loaders: every alert that is in the topic by then must be in the mart afterwards. */
    public void readAlerts() {
        readNewAlerts();
        alerts.addAll(newAlerts);
    }

    private void readNewAlerts() {
        newAlerts.clear();
        alertTopic.readToEnd(
                record -> {
                    String id = StrictUtf8.decode(record.key());
                    if (id != null && !alerts.contains(id)) {
                        newAlerts.add(id);
                    }
                },
                (left, read) -> {});
    }

    public void readViews() throws SQLException {
        OpenWindows.read(
                categoryMart,
                hours -> marts.categories(hours, (start, currency, category, amounts) -> sums.categories()
                        .saw(categoryMart, sums.dimensionKey(start, currency, category), amounts)));
        OpenWindows.read(
                countryMart,
                hours -> marts.countries(hours, (start, currency, country, amounts) -> sums.countries()
                        .saw(countryMart, sums.dimensionKey(start, currency, country), amounts)));
        List<String> open = customerMart.openKeys();
        customerMart.begin();
        if (open == null || !open.isEmpty()) {
            marts.customers(
                    open == null
                            ? null
                            : open.stream().map(DerivedChecks::userOf).toList(),
                    (key, figures) -> customers.saw(customerMart, key, figures));
        }
        storedAlerts = marts.alerts();
        readNewAlerts();
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
        alerts.addAll(newAlerts);
        alertMart.compare(there(alerts), there(storedAlerts), newAlerts, null, nanoTime);
    }

    private static Map<String, String> there(Set<String> ids) {
        Map<String, String> there = new HashMap<>();
        ids.forEach(id -> there.put(id, "there"));
        return there;
    }

    public List<Comparison> checks() {
        return List.of(
                categoryTopic.check(),
                countryTopic.check(),
                customerTopic.check(),
                categoryMart,
                countryMart,
                customerMart,
                alertMart);
    }

    @Override
    public void close() {
        categoryTopic.close();
        countryTopic.close();
        customerTopic.close();
        alertTopic.close();
    }
}
