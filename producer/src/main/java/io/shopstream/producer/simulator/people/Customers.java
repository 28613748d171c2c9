package io.shopstream.producer.simulator.people;

import io.shopstream.producer.catalogue.ChangedRows;
import io.shopstream.producer.catalogue.Country;
import io.shopstream.producer.catalogue.CustomerType;
import io.shopstream.producer.catalogue.UserRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds every customer and tracks which rows have changed. */
public final class Customers {
    // Limits changed rows at full speed: a customer who is skipped here is promoted with a later order.
    private static final long PROMOTION_GAP_MILLIS = 10;

    private final List<Customer> all = new ArrayList<>();
    private final Map<String, List<Customer>> byCountry = new TreeMap<>();
    private final Map<String, Country> countries = new HashMap<>();
    private final ChangedRows<Customer> changed = new ChangedRows<>();
    private long nextPromotion;

    public Customers(List<UserRow> rows) {
        rows.stream().sorted(Comparator.comparing(UserRow::id)).forEach(this::add);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("the shop has no users: seed its database first");
        }
    }

    private Customer add(UserRow row) {
        Customer customer = new Customer(row, countries.computeIfAbsent(row.country(), Country::named));
        all.add(customer);
        byCountry.computeIfAbsent(row.country(), name -> new ArrayList<>()).add(customer);
        return customer;
    }

    public Customer signUp(UserRow row) {
        Customer customer = add(row);
        changed.add(customer);
        return customer;
    }

    /** Ordered by id, hence roughly by registration. */
    public List<Customer> all() {
        return all;
    }

    /** All customers grouped by country, countries ordered by name. */
    Collection<List<Customer>> byCountry() {
        return byCountry.values();
    }

    /** Counts an order, which may promote the customer to another type. */
    public void ordered(Customer customer, long millis) {
        customer.countOrder();
        CustomerType earnedType = customer.earnedType();
        if (earnedType != customer.type() && millis >= nextPromotion) {
            nextPromotion = millis + PROMOTION_GAP_MILLIS;
            customer.promote(earnedType);
            changed.add(customer);
        }
    }

    public List<UserRow> drainChanges() {
        return changed.drain(Customer::row);
    }
}
