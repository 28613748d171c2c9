package io.shopstream.streams.customers;

import io.shopstream.streams.pane.BinarySerde;
import io.shopstream.streams.pane.KeyBytes;
import org.apache.kafka.common.serialization.Serde;

/**
 * Key of a time at which a customer placed sales that stand. Bytes: user id, NUL, the three letters of the currency,
 * then 8 bytes of epoch millis (big-endian, sign bit flipped). All times of one customer and currency are adjacent and
 * in order; {@code OrderRules} allows no NUL in an id, so no other customer's keys lie between them.
 *
 * @param placedAtMillis epoch millis UTC
 */
record SaleTimeKey(CustomerKey customer, long placedAtMillis) {
    static final Serde<SaleTimeKey> SERDE = BinarySerde.of(SaleTimeKey::toBytes, SaleTimeKey::fromBytes);

    private static final char SEPARATOR = '\0';
    private static final int CURRENCY_BYTES = 3;

    private byte[] toBytes() {
        return KeyBytes.of(customer.userId() + SEPARATOR + customer.currency(), placedAtMillis);
    }

    private static SaleTimeKey fromBytes(byte[] bytes) {
        int time = bytes.length - Long.BYTES;
        int currency = time - CURRENCY_BYTES;
        return new SaleTimeKey(
                new CustomerKey(KeyBytes.text(bytes, currency, time), KeyBytes.text(bytes, 0, currency - 1)),
                KeyBytes.millis(bytes, time));
    }
}
