package io.shopstream.producer.simulator.people;

import io.shopstream.producer.catalogue.Country;
import io.shopstream.producer.catalogue.CustomerType;
import io.shopstream.producer.catalogue.Persona;
import io.shopstream.producer.catalogue.UserRow;
import java.time.Duration;

/** A customer: the current row and the traits derived from the id. */
public final class Customer {
    // Additional activity of a new account, relative to its usual activity; decreases linearly to 0.
    private static final double NEW_ACCOUNT_BOOST = 2;
    private static final double NEW_ACCOUNT_MILLIS = Duration.ofDays(45).toMillis();
    // Activity of a customer who has lost interest, relative to the activity before.
    private static final double INACTIVE_ACTIVITY = 0.006;
    // Conversion of customers of type NEW, relative to that of their persona.
    private static final double NEW_CONVERSION = 0.7;

    private final UserRow seeded;
    private final Country country;
    private final Persona persona;
    private final double activity;
    private final long registered;
    private final long leaves;
    private CustomerType type;
    private int orders;

    Customer(UserRow row, Country country) {
        this.seeded = row;
        this.country = country;
        this.persona = Persona.of(row.id());
        this.activity = persona.activity(row.id());
        this.registered = row.registeredAt().toEpochMilli();
        this.leaves = persona.leavesAt(row.id(), row.registeredAt()).toEpochMilli();
        this.type = row.type();
    }

    public String id() {
        return seeded.id();
    }

    public Country country() {
        return country;
    }

    public String city() {
        return seeded.city();
    }

    public CustomerType type() {
        return type;
    }

    public long registered() {
        return registered;
    }

    public boolean isBusiness() {
        return persona == Persona.BUSINESS;
    }

    /** Visit frequency at that time, relative to other customers. */
    double activity(long millis) {
        double age = (double) (millis - registered) / NEW_ACCOUNT_MILLIS;
        double boost = 1 + NEW_ACCOUNT_BOOST * Math.clamp(1 - age, 0, 1);
        return activity * boost * (millis < leaves ? 1 : INACTIVE_ACTIVITY);
    }

    boolean isRegistered(long millis) {
        return registered <= millis;
    }

    /** Share of the visits that end in an order, before other factors. */
    double conversion() {
        return type == CustomerType.NEW ? persona.conversion() * NEW_CONVERSION : persona.conversion();
    }

    void countOrder() {
        orders++;
    }

    /** The type that the shop assigns after the orders so far. */
    CustomerType earnedType() {
        CustomerType grown = persona == Persona.OCCASIONAL ? CustomerType.REGULAR : persona.becomes();
        int needed = ordersUntil(grown) * (persona == Persona.OCCASIONAL ? 2 : 1);
        return type == CustomerType.NEW && orders >= needed ? grown : type;
    }

    private static int ordersUntil(CustomerType type) {
        return switch (type) {
            case NEW -> 0;
            case REGULAR -> 2;
            case LOYAL -> 3;
            case BUSINESS -> 1;
        };
    }

    void promote(CustomerType grown) {
        type = grown;
    }

    public UserRow row() {
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
