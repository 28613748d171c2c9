package io.shopstream.producer.faults;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Records what a {@link FaultInjector} sends, in order. */
final class RecordedFaults implements FaultOutput {
    static final Topic<Order> TOPIC = Topics.standard().orders();
    static final AvroSerdes SERDES = new AvroSerdes(new OneSchema());

    final List<Sent> sent = new ArrayList<>();

    /**
     * @param order null for a malformed record
     * @param bytes the value of a malformed record
     */
    record Sent(@Nullable Fault fault, String key, @Nullable Order order, byte @Nullable [] bytes, Instant at) {}

    List<Sent> of(@Nullable Fault fault) {
        return sent.stream().filter(record -> record.fault() == fault).toList();
    }

    @Override
    public void order(Order order, Instant at) {
        sent.add(new Sent(null, order.getOrderId(), order, null, at));
    }

    @Override
    public void event(ShopEvent event) {}

    @Override
    public void faulty(Fault fault, Order order, Instant at) {
        sent.add(new Sent(fault, order.getOrderId(), order, null, at));
    }

    @Override
    public void malformed(String key, byte @Nullable [] value, Instant at) {
        sent.add(new Sent(Fault.MALFORMED, key, null, value, at));
    }

    @Override
    public byte[] encoded(Order order) {
        return SERDES.serializer(TOPIC).serialize(TOPIC.name(), order);
    }

    private static final class OneSchema implements SchemaRegistry {
        @Override
        public int register(String subject, Schema schema) {
            return 1;
        }

        @Override
        public Optional<Schema> schemaById(int id) {
            return id == 1 ? Optional.of(Order.getClassSchema()) : Optional.empty();
        }
    }
}
