package io.shopstream.producer.faults;

import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.schemas.avro.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Accepts faulty records, too. Each is marked with its fault, and counted once it is acknowledged. */
public interface FaultOutput extends ShopOutput {
    /** A record that can be decoded. */
    void faulty(Fault fault, Order order, Instant at);

    /** A record of {@link Fault#MALFORMED}, whose value is written as is. */
    void malformed(String key, byte @Nullable [] value, Instant at);

    /** The serialised value of the order. */
    byte[] encoded(Order order);
}
