package io.shopstream.producer.imports;

import io.shopstream.schemas.avro.OrderKind;

/** What an invoice number tells. */
final class Invoices {
    private Invoices() {}

    static OrderKind kind(String invoice) {
        return isReturn(invoice) ? OrderKind.RETURN : OrderKind.SALE;
    }

    static boolean isReturn(String invoice) {
        return invoice.startsWith("C");
    }
}
