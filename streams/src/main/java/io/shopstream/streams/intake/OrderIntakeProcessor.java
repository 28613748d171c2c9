package io.shopstream.streams.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.deadletter.DeadLetterFactory;
import io.shopstream.schemas.deadletter.RejectedRecord;
import io.shopstream.schemas.validation.RecordValidator;
import io.shopstream.streams.flow.IntakeCount;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.flow.PreCommitHook;
import io.shopstream.streams.flow.RegistryRetry;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.Subtopology;
import io.shopstream.streams.flow.TaskProcessor;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.flow.TopologyListener;
import io.shopstream.streams.flow.TopologyNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Processes raw records of the order topic: rejects invalid orders, ignores versions not newer than the last one, and
 * forwards every newer version that changes an aggregate, together with the version it replaces. Never throws because
 * of a record.
 */
final class OrderIntakeProcessor
        extends TaskProcessor<byte @Nullable [], byte @Nullable [], String, IntakeResult, OrderIntakeProcessor.Task> {
    private static final List<String> STORES = List.of(TopologyNames.LAST_VERSION_BY_ORDER);

    private final RecordValidator<Order> validator;
    private final DeadLetterFactory deadLetters;
    private final RegistryRetry registryRetry;
    private final Retention retention;
    private final TopologyListener listener;
    private final String topic;
    private long received;
    private long rejected;
    private long newestTimestamp;

    OrderIntakeProcessor(RecordValidator<Order> validator, DeadLetterFactory deadLetters, TopologyContext settings) {
        super(settings.listener(), STORES);
        this.validator = validator;
        this.deadLetters = deadLetters;
        this.registryRetry = settings.registryRetry();
        this.retention = settings.retention();
        this.listener = settings.listener();
        this.topic = settings.topics().orders().name();
    }

    @Override
    protected Task open(ProcessorContext<String, IntakeResult> context) {
        KeyValueStore<byte[], byte[]> store = context.getStateStore(TopologyNames.LAST_VERSION_BY_ORDER);
        LastVersions lastVersions =
                new LastVersions(store, rawValue -> registryRetry.await(() -> validator.read(rawValue)));
        startCounting();
        context.<PreCommitHook>getStateStore(TopologyNames.JUDGE_ORDERS_AT_COMMIT)
                .listen(context, () -> {
                    lastVersions.write();
                    forwardCount();
                });
        Duration kept = retention.orders();
        if (kept != null) {
            life.every(ExpiringOrders.EVERY, new ExpiringOrders(store, lastVersions, kept)::dropSome);
        }
        return new Task(context, lastVersions);
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        Task current = current();
        listener.processed(Subtopology.ORDERS);
        received++;
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        Instant receivedAt = Instant.ofEpochMilli(record.timestamp());
        switch (registryRetry.await(() -> validator.validate(record.key(), record.value(), receivedAt))) {
            case RecordValidator.Valid<Order>(Order order) -> accept(current, record, order);
            case RecordValidator.Invalid<Order> invalid -> reject(current, record, invalid);
        }
    }

    private void accept(Task current, Record<byte @Nullable [], byte @Nullable []> record, Order order) {
        byte[] value = record.value();
        if (value == null) {
            throw new IllegalStateException("a valid order must have a value");
        }
        long placedAt = order.getPlacedAt().toEpochMilli();
        if (placedAt < Retention.cutoff(retention.orders(), current.context.currentSystemTimeMs())) {
            listener.late(Subtopology.ORDERS);
            return;
        }
        Order before = current.lastVersions.find(order.getOrderId());
        if (before != null && before.getVersion() >= order.getVersion()) {
            listener.duplicate();
            return;
        }
        current.lastVersions.put(order, value);
        listener.accepted();
        OrderChange change = new OrderChange(before, order);
        if (change.countsDifferently()) {
            forward(current, record, order.getOrderId(), new IntakeResult.Changed(change));
        }
    }

    private void reject(
            Task current, Record<byte @Nullable [], byte @Nullable []> record, RecordValidator.Invalid<Order> invalid) {
        long now = current.context.currentSystemTimeMs();
        DeadLetter deadLetter = deadLetters.of(
                rejected(current.context, record), invalid.reason(), invalid.detail(), Instant.ofEpochMilli(now));
        listener.rejected(invalid.reason());
        listener.written(Subtopology.ORDERS, now - record.timestamp());
        rejected++;
        forward(current, record, DeadLetterFactory.key(deadLetter), new IntakeResult.Rejected(deadLetter));
    }

    private static RejectedRecord rejected(
            ProcessorContext<?, ?> context, Record<byte @Nullable [], byte @Nullable []> record) {
        RecordMetadata at = context.recordMetadata()
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
            ProcessorContext<String, IntakeResult> context = current().context;
            long now = context.currentSystemTimeMs();
            IntakeCount count = new IntakeCount(received, rejected, now - newestTimestamp);
            context.forward(new Record<>(topic, new IntakeResult.Counted(count), now));
            startCounting();
        }
    }

    private void startCounting() {
        received = 0;
        rejected = 0;
        newestTimestamp = 0;
    }

    // Producer headers are not propagated: they are untrusted and of unbounded size.
    private static void forward(
            Task current, Record<byte @Nullable [], byte @Nullable []> source, String key, IntakeResult result) {
        current.context.forward(new Record<>(key, result, source.timestamp()));
    }

    record Task(ProcessorContext<String, IntakeResult> context, LastVersions lastVersions) {}
}
