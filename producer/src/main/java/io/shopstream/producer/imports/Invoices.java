package io.shopstream.producer.imports;

import io.shopstream.schemas.avro.OrderKind;

/** Derives the kind of an order from its invoice number: a leading C marks a return. */
final class Invoices {
    private Invoices() {}

    static OrderKind kind(String invoice) {
        return isReturn(invoice) ? OrderKind.RETURN : OrderKind.SALE;
    }

    static boolean isReturn(String invoice) {
        return invoice.startsWith("C");
    }
}
