package io.shopstream.local.verify;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.RevenueByCategoryPerHour;
import io.shopstream.schemas.avro.RevenueByCountryPerHour;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The topics of categories, countries and customers, the last record of each key, and their marts against the log of
 * orders; and the mart of alerts against its topic, by id: alerts depend on the clock and cannot be worked out again.
 */
final class DerivedChecks implements AutoCloseable {
    private final LatestRecords<RevenueByCategoryPerHour, Amounts> categories;
    private final LatestRecords<RevenueByCountryPerHour, Amounts> countries;
    private final LatestRecords<CustomerTotals, CustomerFigures> customers;
    private final Check<String, Amounts> categoryCheck;
    private final Check<String, Amounts> countryCheck;
    private final Check<String, CustomerFigures> customerCheck;
    private final LatestRecords<Alert, String> alerts;
    private final MartViews marts;
    private final Check<String, Amounts> categoryMart = new Check<>("mart.revenue_by_category_per_hour");
    private final Check<String, Amounts> countryMart = new Check<>("mart.revenue_by_country_per_hour");
    private final Check<String, CustomerFigures> customerMart = new Check<>("mart.customer_totals");
    private final Check<String, String> alertMart = new Check<>("mart.alerts, by id");
    private MartViews.Rows rows = MartViews.Rows.NONE;
    private Map<String, String> alertsBefore = Map.of();

    DerivedChecks(String kafka, AvroSerdes serdes, Topics topics, MartViews marts) {
        this.marts = marts;
        this.alerts = new LatestRecords<>(kafka, serdes, topics.alerts(), alert -> "there");
        this.categories = new LatestRecords<>(
                kafka,
                serdes,
                topics.revenueByCategoryPerHour(),
                pane -> new Amounts(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getOrders(), pane.getUnits()));
        this.countries = new LatestRecords<>(
                kafka,
                serdes,
                topics.revenueByCountryPerHour(),
                pane -> new Amounts(pane.getGrossMinor(), pane.getReturnsMinor(), pane.getOrders(), pane.getUnits()));
        this.customers = new LatestRecords<>(kafka, serdes, topics.customerTotals(), DerivedChecks::figures);
        this.categoryCheck = new Check<>(topics.revenueByCategoryPerHour().name());
        this.countryCheck = new Check<>(topics.revenueByCountryPerHour().name());
        this.customerCheck = new Check<>(topics.customerTotals().name());
    }

    private static CustomerFigures figures(CustomerTotals totals) {
        return new CustomerFigures(
                new Amounts(totals.getGrossMinor(), totals.getReturnsMinor(), totals.getOrders(), totals.getUnits()),
                totals.getFirstOrderAt(),
                totals.getLastOrderAt(),
                totals.getSegment());
    }

    /** Before waiting for the loaders: what is in the topic by then must be in the mart after. */
    void readAlerts() {
        alerts.read();
        alertsBefore = new HashMap<>(alerts.byKey());
    }

    void readViews() throws SQLException {
        rows = marts.read();
        alerts.read();
        categories.read();
        countries.read();
        customers.read();
    }

    /**
     * @param orders the highest version of each order, as of now
     * @param touched every version that came since the mark, and the version it replaced
     */
    void compare(Collection<Order> orders, Collection<Order> touched, long nanoTime) {
        DerivedTotals totals = DerivedTotals.of(orders);
        Set<String> touchedCategories = new HashSet<>();
        Set<String> touchedCountries = new HashSet<>();
        Set<String> touchedCustomers = new HashSet<>();
        for (Order order : touched) {
            order.getLines().forEach(line -> touchedCategories.add(DerivedTotals.category(order, line)));
            touchedCountries.add(DerivedTotals.country(order));
            touchedCustomers.add(DerivedTotals.customer(order));
        }
        categoryCheck.compare(totals.categories(), categories.byKey(), touchedCategories, Amounts.ZERO, nanoTime);
        countryCheck.compare(totals.countries(), countries.byKey(), touchedCountries, Amounts.ZERO, nanoTime);
        customerCheck.compare(
                totals.customers(), customers.byKey(), touchedCustomers, CustomerFigures.NOTHING, nanoTime);
        categoryMart.compare(totals.categories(), rows.categories(), touchedCategories, Amounts.ZERO, nanoTime);
        countryMart.compare(totals.countries(), rows.countries(), touchedCountries, Amounts.ZERO, nanoTime);
        customerMart.compare(totals.customers(), rows.customers(), touchedCustomers, CustomerFigures.NOTHING, nanoTime);
        Set<String> newAlerts = new HashSet<>(alerts.byKey().keySet());
        newAlerts.removeAll(alertsBefore.keySet());
        alertMart.compare(alerts.byKey(), rows.alerts(), newAlerts, null, nanoTime);
    }

    List<Check<?, ?>> checks() {
        return List.of(categoryCheck, countryCheck, customerCheck, categoryMart, countryMart, customerMart, alertMart);
    }

    @Override
    public void close() {
        categories.close();
        countries.close();
        customers.close();
        alerts.close();
    }
}
