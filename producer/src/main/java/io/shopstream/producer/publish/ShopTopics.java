package io.shopstream.producer.publish;

import io.shopstream.producer.faults.Fault;
import io.shopstream.producer.faults.FaultOutput;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Instant;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The shop's live traffic on its topics: which record goes where, and under which key. */
public final class ShopTopics implements FaultOutput, AutoCloseable {
    private static final String CLIENT_ID = "shop-simulator";

    private final LivePublisher publisher;
    private final String orders;
    private final String events;
    private final Serializer<Order> orderSerializer;
    private final Serializer<ShopEvent> eventSerializer;
    private final Serializer<byte[]> asItIs = new ByteArraySerializer();

    /**
     * @param run what faulty records are marked with
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
        publisher.publish(new Outgoing<>(orders, asItIs, key, value, at, Fault.MALFORMED));
    }

    @Override
    public byte[] encoded(Order order) {
        return orderSerializer.serialize(orders, order);
    }

    /** Delivers what is under way, for a few seconds at most. */
    @Override
    public void close() {
        publisher.close();
    }
}
