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
public final class ShopPublisher implements FaultOutput, AutoCloseable {
    /** Also names the client that creates the topics. */
    static final String CLIENT_ID = "shop-simulator";

    private final RetryingSender sender;
    private final String orders;
    private final String events;
    private final Serializer<Order> orderSerializer;
    private final Serializer<ShopEvent> eventSerializer;
    private final Serializer<byte[]> rawSerializer = new ByteArraySerializer();

    /**
     * @param run id of this run, written into the fault header of faulty records
     */
    public ShopPublisher(KafkaAccess kafka, SendCounts sendCounts, StoppableRetry retry, String run) {
        this.sender =
                new RetryingSender(() -> RetryingSender.connect(kafka.connection(), CLIENT_ID), sendCounts, retry, run);
        this.orders = kafka.topics().orders().name();
        this.events = kafka.topics().events().name();
        this.orderSerializer = kafka.serdes().serializer(kafka.topics().orders());
        this.eventSerializer = kafka.serdes().serializer(kafka.topics().events());
    }

    @Override
    public void order(Order order, Instant at) {
        sender.send(new RecordToSend<>(orders, orderSerializer, order.getOrderId(), order, at, null));
    }

    @Override
    public void event(ShopEvent event) {
        sender.send(new RecordToSend<>(events, eventSerializer, event.getUserId(), event, event.getOccurredAt(), null));
    }

    @Override
    public void faulty(Fault fault, Order order, Instant at) {
        sender.send(new RecordToSend<>(orders, orderSerializer, order.getOrderId(), order, at, fault));
    }

    @Override
    public void malformed(String key, byte @Nullable [] value, Instant at) {
        sender.send(new RecordToSend<>(orders, rawSerializer, key, value, at, Fault.MALFORMED));
    }

    @Override
    public byte[] encoded(Order order) {
        return orderSerializer.serialize(orders, order);
    }

    /** Waits up to 5 s for the delivery of records in flight. */
    @Override
    public void close() {
        sender.close();
    }
}
