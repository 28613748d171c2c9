package io.shopstream.producer.simulator.orders;

import io.shopstream.producer.simulator.time.DelayRange;
import io.shopstream.producer.simulator.time.TimeScale;

/** A change of state in the life cycle of an order. */
enum Stage {
    PAID,
    SHIPPED,
    DELIVERED,
    CANCELLED,
    /** The sale is refunded without a return. */
    COMPLAINED,
    /** A part is returned: a credit note is issued. */
    SENT_BACK,
    /** The credit note is refunded. */
    REFUNDED;

    /** Delay after the previous stage. */
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
