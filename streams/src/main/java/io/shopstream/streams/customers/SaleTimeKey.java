package io.shopstream.streams.customers;

import io.shopstream.streams.pane.BinarySerde;
import io.shopstream.streams.pane.OrderedLong;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

    private static final byte SEPARATOR = 0;
    private static final int CURRENCY_BYTES = 3;
    private static final int AFTER_USER = 1 + CURRENCY_BYTES + Long.BYTES;

    private byte[] toBytes() {
        byte[] user = customer.userId().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(user.length + AFTER_USER)
                .put(user)
                .put(SEPARATOR)
                .put(customer.currency().getBytes(StandardCharsets.UTF_8))
                .putLong(OrderedLong.flip(placedAtMillis))
                .array();
    }

    private static SaleTimeKey fromBytes(byte[] bytes) {
        int user = bytes.length - AFTER_USER;
        return new SaleTimeKey(
                new CustomerKey(
                        new String(bytes, user + 1, CURRENCY_BYTES, StandardCharsets.UTF_8),
                        new String(bytes, 0, user, StandardCharsets.UTF_8)),
                OrderedLong.flip(ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES)));
    }
}
