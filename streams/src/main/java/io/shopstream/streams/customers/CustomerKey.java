package io.shopstream.streams.customers;

import io.shopstream.streams.pane.BinarySerde;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;

/** Key of one customer in one currency. Bytes: the three letters of the currency, then the user id. */
public record CustomerKey(String currency, String userId) {
    public static final Serde<CustomerKey> SERDE = BinarySerde.of(CustomerKey::toBytes, CustomerKey::fromBytes);

    private static final int CURRENCY_BYTES = 3;

    private byte[] toBytes() {
        byte[] user = userId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(CURRENCY_BYTES + user.length)
                .put(currency.getBytes(StandardCharsets.UTF_8))
                .put(user)
                .array();
    }

    private static CustomerKey fromBytes(byte[] bytes) {
        return new CustomerKey(
                new String(bytes, 0, CURRENCY_BYTES, StandardCharsets.UTF_8),
                new String(bytes, CURRENCY_BYTES, bytes.length - CURRENCY_BYTES, StandardCharsets.UTF_8));
    }
}
