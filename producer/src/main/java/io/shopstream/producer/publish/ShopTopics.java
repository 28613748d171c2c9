package io.shopstream.producer.publish;

import io.shopstream.producer.faults.Fault;
import io.shopstream.producer.faults.FaultOutput;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Publishes the shop's live orders and events: chooses topic, key, timestamp and serializer of each record. */
public final class ShopTopics implements FaultOutput, AutoCloseable {
    private static final String CLIENT_ID = "shop-simulator";

    private final LivePublisher publisher;
    private final String orders;
    private final String events;
    private final Serializer<Order> orderSerializer;
    private final Serializer<ShopEvent> eventSerializer;
    private final Serializer<byte[]> rawSerializer = new ByteArraySerializer();

    /**
     * @param run id of this run, written into the fault header of faulty records
     */
    public ShopTopics(SimulatorConnection connection, SendCounts sendCounts, Outage outage, String run) {
        this.publisher = new LivePublisher(
                () -> LivePublisher.connect(connection.bootstrapServers(), CLIENT_ID), sendCounts, outage, run);
        this.orders = connection.topics().orders().name();
        this.events = connection.topics().events().name();
        this.orderSerializer =
                connection.serdes().serializer(connection.topics().orders());
        this.eventSerializer =
                connection.serdes().serializer(connection.topics().events());
    }

    @Override
    public void order(Order order, Instant at) {
        publisher.publish(new Outgoing<>(orders, orderSerializer, order.getOrderId(), order, at, null));
    }

    @Override
    public void event(ShopEvent event) {
        publisher.publish(
                new Outgoing<>(events, eventSerializer, event.getUserId(), event, event.getOccurredAt(), null));
    }

    @Override
    public void faulty(Fault fault, Order order, Instant at) {
        publisher.publish(new Outgoing<>(orders, orderSerializer, order.getOrderId(), order, at, fault));
    }

    @Override
    public void malformed(String key, byte @Nullable [] value, Instant at) {
        publisher.publish(new Outgoing<>(orders, rawSerializer, key, value, at, Fault.MALFORMED));
    }

    @Override
    public byte[] encoded(Order order) {
        return orderSerializer.serialize(orders, order);
    }

    /** Waits up to 5 s for the delivery of records in flight. */
    @Override
    public void close() {
        publisher.close();
    }
}
