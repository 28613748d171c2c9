package io.shopstream.producer.imports.standing;

import io.shopstream.schemas.avro.Order;

/** What an import does with the order of an invoice. */
public sealed interface OrderDecision {

    /** No order with this id stands: the file's is published. */
    record New(Order order) implements OrderDecision {}

    /** The file's order replaces the standing one with the next version. */
    record Corrected(Order order) implements OrderDecision {}

    /** The file has the rest of the order: both parts are published as its next version. */
    record Continued(Order order) implements OrderDecision {}

    /** The order stands as the file has it. */
    record Unchanged() implements OrderDecision {}

    /**
     * The file's order and the standing one may be two orders: nothing is published.
     *
     * @param why the difference that decided, for people
     */
    record Conflict(Order standing, String why) implements OrderDecision {}
}
