package io.shopstream.producer.faults;

import io.shopstream.producer.simulator.ShopOutput;
import io.shopstream.schemas.avro.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes faulty records beside sound ones. Each is marked with its fault, and counted once it is acknowledged. */
public interface FaultOutput extends ShopOutput {
    /** A record that can be decoded. */
    void faulty(Fault fault, Order order, Instant at);

    /** A record of {@link Fault#MALFORMED} as it is to stand in the topic. */
    void malformed(String key, byte @Nullable [] value, Instant at);

    /** The bytes that a sound record of this order has. */
    byte[] encoded(Order order);
}
