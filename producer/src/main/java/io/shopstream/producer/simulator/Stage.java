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
    Pause pause(Pace.Life pace) {
        return switch (this) {
            case PAID -> pace.untilPaid();
            case SHIPPED -> pace.untilShipped();
            case DELIVERED -> pace.untilDelivered();
            case CANCELLED -> pace.untilCancelled();
            case COMPLAINED, SENT_BACK -> pace.untilSentBack();
            case REFUNDED -> pace.untilRefunded();
        };
    }
}
