package io.shopstream.streams.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.deadletter.DeadLetterFactory;
import io.shopstream.schemas.deadletter.RejectedRecord;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.validation.RecordValidator;
import io.shopstream.streams.processor.PreCommitHook;
import io.shopstream.streams.processor.ProcessorWithStores;
import io.shopstream.streams.processor.StatefulProcessor;
import io.shopstream.streams.topology.Retention;
import io.shopstream.streams.topology.TopologyListener;
import io.shopstream.streams.topology.TopologyNames;
import io.shopstream.streams.topology.TopologyPart;
import io.shopstream.streams.topology.TopologySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Processes raw records of the order topic: rejects invalid orders, ignores versions not newer than the last one, and
 * forwards every newer version that changes an aggregate, together with the version it replaces. Producer headers are
 * not forwarded: they are untrusted and of unbounded size. Never throws because of a record.
 */
final class OrderIntakeProcessor
        extends StatefulProcessor<byte @Nullable [], byte @Nullable [], String, IntakeResult, LastVersionCache> {
    private final RecordValidator<Order> validator;
    private final DeadLetterFactory deadLetters;
    private long received;
    private long rejected;
    private long newestTimestamp;

    private OrderIntakeProcessor(TopologySettings settings) {
        super(settings, List.of(TopologyNames.LAST_VERSION_BY_ORDER));
        Topic<Order> orders = settings.topics().orders();
        this.validator = RecordValidator.orders(settings.serdes().deserializer(orders), orders.name());
        this.deadLetters = new DeadLetterFactory(settings.topics().consumerGroup(ConsumerGroups.STREAMS));
    }

    static ProcessorSupplier<byte @Nullable [], byte @Nullable [], String, IntakeResult> supplier(
            TopologySettings settings) {
        return ProcessorWithStores.of(
                () -> new OrderIntakeProcessor(settings),
                // No record cache: LastVersionCache caches decoded objects.
                ProcessorWithStores.store(TopologyNames.LAST_VERSION_BY_ORDER, Serdes.ByteArray(), Serdes.ByteArray()),
                PreCommitHook.builder(TopologyNames.ORDER_INTAKE_AT_COMMIT));
    }

    @Override
    protected LastVersionCache open(ProcessorContext<String, IntakeResult> context) {
        KeyValueStore<byte[], byte[]> store = context.getStateStore(TopologyNames.LAST_VERSION_BY_ORDER);
        LastVersionCache lastVersions =
                new LastVersionCache(store, rawValue -> settings.registryRetry().await(() -> validator.read(rawValue)));
        startCounting();
        context.<PreCommitHook>getStateStore(TopologyNames.ORDER_INTAKE_AT_COMMIT)
                .listen(context, () -> {
                    lastVersions.flush();
                    forwardCount();
                });
        Duration retention = settings.retention().orders();
        if (retention != null) {
            punctuations.every(ExpiringOrders.EVERY, new ExpiringOrders(store, lastVersions, retention)::dropSome);
        }
        return lastVersions;
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        settings.listener().processed(TopologyPart.ORDERS);
        received++;
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        Instant receivedAt = Instant.ofEpochMilli(record.timestamp());
        switch (settings.registryRetry().await(() -> validator.validate(record.key(), record.value(), receivedAt))) {
            case RecordValidator.Valid<Order>(Order order) -> accept(record, order);
            case RecordValidator.Invalid<Order> invalid -> reject(record, invalid);
        }
    }

    private void accept(Record<byte @Nullable [], byte @Nullable []> record, Order order) {
        byte[] value = record.value();
        if (value == null) {
            throw new IllegalStateException("a valid order must have a value");
        }
        TopologyListener listener = settings.listener();
        long placedAt = order.getPlacedAt().toEpochMilli();
        if (placedAt < Retention.cutoff(settings.retention().orders(), now())) {
            listener.late(TopologyPart.ORDERS);
            return;
        }
        LastVersionCache lastVersions = state();
        Order before = lastVersions.find(order.getOrderId());
        if (before != null && before.getVersion() >= order.getVersion()) {
            listener.duplicate();
            return;
        }
        lastVersions.put(order, value);
        listener.accepted();
        OrderChange change = new OrderChange(before, order);
        if (change.countsDifferently()) {
            forward(order.getOrderId(), new IntakeResult.Changed(change), record.timestamp());
        }
    }

    private void reject(Record<byte @Nullable [], byte @Nullable []> record, RecordValidator.Invalid<Order> invalid) {
        long now = now();
        DeadLetter deadLetter =
                deadLetters.of(rejected(record), invalid.reason(), invalid.detail(), Instant.ofEpochMilli(now));
        settings.listener().rejected(invalid.reason());
        settings.listener().written(TopologyPart.ORDERS, now - record.timestamp());
        rejected++;
        forward(DeadLetterFactory.key(deadLetter), new IntakeResult.Rejected(deadLetter), record.timestamp());
    }

    private RejectedRecord rejected(Record<byte @Nullable [], byte @Nullable []> record) {
        RecordMetadata at = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a source record must have a position"));
        return new RejectedRecord(
                at.topic(),
                at.partition(),
                at.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
    }

    private void forwardCount() {
        if (received > 0) {
            long now = now();
            IntakeCount count = new IntakeCount(received, rejected, now - newestTimestamp);
            forward(settings.topics().orders().name(), new IntakeResult.Counted(count), now);
            startCounting();
        }
    }

    private void startCounting() {
        received = 0;
        rejected = 0;
        newestTimestamp = 0;
    }
}
