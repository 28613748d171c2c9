package io.shopstream.producer.simulator;

/** A change in the life of an order. */
enum Stage {
    PAID,
    SHIPPED,
    DELIVERED,
    CANCELLED,
    /** Refunded without anything coming back. */
    COMPLAINED,
    /** Some of it comes back: a credit note of its own is made out. */
    SENT_BACK,
    /** The credit note is paid. */
    REFUNDED;

    /** How long after the stage before. */
    DelayRange delay(TimeScale.Life timeScale) {
        return switch (this) {
            case PAID -> timeScale.untilPaid();
            case SHIPPED -> timeScale.untilShipped();
            case DELIVERED -> timeScale.untilDelivered();
            case CANCELLED -> timeScale.untilCancelled();
            case COMPLAINED, SENT_BACK -> timeScale.untilSentBack();
            case REFUNDED -> timeScale.untilRefunded();
        };
    }
}
