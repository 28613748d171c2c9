package io.shopstream.producer.simulator;

import io.shopstream.producer.catalogue.Country;
import io.shopstream.producer.catalogue.CustomerType;
import io.shopstream.producer.catalogue.Persona;
import io.shopstream.producer.catalogue.UserRow;
import java.time.Duration;

/** A customer: the current row and the traits derived from the id. */
final class Customer {
    private static final double NEW_ACCOUNT_MILLIS =
            Duration.ofDays(Behaviour.NEW_ACCOUNT_DAYS).toMillis();

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

    /** Visit frequency at that time, relative to other customers. */
    double activity(long millis) {
        double age = (double) (millis - registered) / NEW_ACCOUNT_MILLIS;
        double boost = 1 + Behaviour.NEW_ACCOUNT_BOOST * Math.clamp(1 - age, 0, 1);
        return activity * boost * (millis < leaves ? 1 : Behaviour.INACTIVE_ACTIVITY);
    }

    boolean isRegistered(long millis) {
        return registered <= millis;
    }

    /** Share of the visits that end in an order, before other factors. */
    double conversion() {
        return type == CustomerType.NEW ? persona.conversion() * Behaviour.NEW_CONVERSION : persona.conversion();
    }

    void countOrder() {
        orders++;
    }

    /** The type that the shop assigns after the orders so far. */
    CustomerType earnedType() {
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
