package io.shopstream.streams.customers;

import io.shopstream.streams.pane.BinarySerde;
import io.shopstream.streams.pane.KeyBytes;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;

/** Key of one customer in one currency. Bytes: the three letters of the currency, then the user id. */
public record CustomerKey(String currency, String userId) {
    public static final Serde<CustomerKey> SERDE = BinarySerde.of(CustomerKey::toBytes, CustomerKey::fromBytes);

    private static final int CURRENCY_BYTES = 3;

    private byte[] toBytes() {
        return (currency + userId).getBytes(StandardCharsets.UTF_8);
    }

    private static CustomerKey fromBytes(byte[] bytes) {
        return new CustomerKey(
                KeyBytes.text(bytes, 0, CURRENCY_BYTES), KeyBytes.text(bytes, CURRENCY_BYTES, bytes.length));
    }
}
