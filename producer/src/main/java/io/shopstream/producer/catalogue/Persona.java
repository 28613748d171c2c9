package io.shopstream.producer.catalogue;

import java.time.Duration;
import java.time.Instant;

/**
 * The buying behaviour of a customer, derived from the id, so that it needs no storage and survives a restart. The shop
 * knows only the {@link CustomerType}, which it assigns after enough orders.
 */
public enum Persona {
    /** Buys once and seldom returns. */
    OCCASIONAL(CustomerType.NEW, 0.46, 0.50, 0.055, 60),
    REGULAR(CustomerType.REGULAR, 0.33, 1.10, 0.095, 210),
    LOYAL(CustomerType.LOYAL, 0.14, 2.00, 0.125, 620),
    /** Buys for a company: in office hours, in large quantities. */
    BUSINESS(CustomerType.BUSINESS, 0.07, 1.60, 0.160, 800);

    private static final int KIND_SALT = 1;
    private static final int LIFETIME_SALT = 2;
    private static final int ACTIVITY_SALT = 3;

    private final CustomerType becomes;
    private final double share;
    private final double visits;
    private final double conversion;
    private final int days;

    Persona(CustomerType becomes, double share, double visits, double conversion, int days) {
        this.becomes = becomes;
        this.share = share;
        this.visits = visits;
        this.conversion = conversion;
        this.days = days;
    }

    public static Persona of(String userId) {
        double drawn = Hash.unit(userId, KIND_SALT);
        for (Persona persona : values()) {
            drawn -= persona.share;
            if (drawn < 0) {
                return persona;
            }
        }
        return BUSINESS;
    }

    /** The type that the shop assigns to such a customer after enough orders. */
    public CustomerType becomes() {
        return becomes;
    }

    /** Share of a customer's visits that end in an order, before other factors. */
    public double conversion() {
        return conversion;
    }

    /** Relative visit frequency of this customer: that of the persona, varied by a factor of up to 2.5. */
    public double activity(String userId) {
        return visits * Math.pow(2.5, 2 * Hash.unit(userId, ACTIVITY_SALT) - 1);
    }

    /** When this customer loses interest, UTC: exponentially distributed with the persona's mean. */
    public Instant leavesAt(String userId, Instant registeredAt) {
        double lifetimes = -Math.log(1 - Hash.unit(userId, LIFETIME_SALT));
        return registeredAt.plusSeconds(
                (long) (lifetimes * Duration.ofDays(days).toSeconds()));
    }
}
