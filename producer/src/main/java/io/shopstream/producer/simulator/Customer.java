package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.Country;
import io.shopstream.producer.catalogue.CustomerType;
import io.shopstream.producer.catalogue.Persona;
import io.shopstream.producer.catalogue.UserRow;
import java.time.Duration;

/** A customer: what the shop knows, and what follows from the id. */
final class Customer {
    private static final double HONEYMOON_MILLIS =
            Duration.ofDays(Behaviour.HONEYMOON_DAYS).toMillis();

    private final UserRow seeded;
    private final Country country;
    private final Persona persona;
    private final double activity;
    private final long registered;
    private final long leaves;
    private CustomerType type;
    private int orders;
    private boolean changed;

    Customer(UserRow row, Country country) {
        this.seeded = row;
        this.country = country;
        this.persona = Persona.of(row.id());
        this.activity = persona.activity(row.id());
        this.registered = row.registeredAt().toEpochMilli();
        this.leaves = persona.leavesAt(row.id(), row.registeredAt()).toEpochMilli();
        this.type = row.type();
    }

    String id() {
        return seeded.id();
    }

    Country country() {
        return country;
    }

    String city() {
        return seeded.city();
    }

    CustomerType type() {
        return type;
    }

    long registered() {
        return registered;
    }

    boolean isBusiness() {
        return persona == Persona.BUSINESS;
    }

    /** How often this customer visits at that time, beside others. */
    double activity(long millis) {
        double age = (double) (millis - registered) / HONEYMOON_MILLIS;
        double fresh = 1 + Behaviour.HONEYMOON * Math.clamp(1 - age, 0, 1);
        return activity * fresh * (millis < leaves ? 1 : Behaviour.COMEBACK);
    }

    boolean isRegistered(long millis) {
        return registered <= millis;
    }

    /** Share of the visits that end in an order, before what else tells on it. */
    double conversion() {
        return type == CustomerType.NEW ? persona.conversion() * Behaviour.NEW_CONVERSION : persona.conversion();
    }

    void countOrder() {
        orders++;
    }

    /** What the shop would take the customer for after the orders so far. */
    CustomerType deserved() {
        CustomerType grown = persona == Persona.OCCASIONAL ? CustomerType.REGULAR : persona.becomes();
        int needed = Behaviour.ordersUntil(grown) * (persona == Persona.OCCASIONAL ? 2 : 1);
        return type == CustomerType.NEW && orders >= needed ? grown : type;
    }

    void promote(CustomerType grown) {
        type = grown;
    }

    /** True if this is the first change since the row was last read. */
    boolean markChanged() {
        boolean first = !changed;
        changed = true;
        return first;
    }

    UserRow readChange() {
        changed = false;
        return row();
    }

    UserRow row() {
        return new UserRow(
                seeded.id(),
                seeded.name(),
                seeded.email(),
                seeded.country(),
                seeded.city(),
                type,
                seeded.registeredAt());
    }
}
