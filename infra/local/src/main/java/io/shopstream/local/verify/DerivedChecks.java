package io.shopstream.local.verify;

import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.RevenueByCategoryPerHour;
import io.shopstream.schemas.avro.RevenueByCountryPerHour;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The topics of categories, countries and customers against the log of orders: the last record of each key. */
final class DerivedChecks implements AutoCloseable {
    private final LatestRecords<RevenueByCategoryPerHour, Amounts> categories;
    private final LatestRecords<RevenueByCountryPerHour, Amounts> countries;
    private final LatestRecords<CustomerTotals, CustomerFigures> customers;
    private final Check<String, Amounts> categoryCheck;
    private final Check<String, Amounts> countryCheck;
    private final Check<String, CustomerFigures> customerCheck;

    DerivedChecks(String kafka, AvroSerdes serdes, Topics topics) {
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

    void readViews() {
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
    }

    List<Check<?, ?>> checks() {
        return List.of(categoryCheck, countryCheck, customerCheck);
    }

    @Override
    public void close() {
        categories.close();
        countries.close();
        customers.close();
    }
}
