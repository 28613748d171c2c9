package io.shopstream.producer.imports.existing;

import io.shopstream.schemas.avro.Order;

/** What an import does with the order of an invoice. */
public sealed interface OrderDecision {

    /** The shop has no order with this id: the file's is published. */
    record New(Order order) implements OrderDecision {}

    /** The file's order replaces the existing one with the next version. */
    record Corrected(Order order) implements OrderDecision {}

    /** The file has the rest of the order: both parts are published as its next version. */
    record Continued(Order order) implements OrderDecision {}

    /**
     * Nothing is published: the existing order equals the file's, or this file has been taken into it by an earlier
     * import.
     */
    record Unchanged() implements OrderDecision {}

    /**
     * The file's order and the existing one may be two orders: nothing is published.
     *
     * @param why the difference that decided, for people
     */
    record Conflict(Order existing, String why) implements OrderDecision {}
}
