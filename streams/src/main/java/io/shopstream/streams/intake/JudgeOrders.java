package io.shopstream.streams.intake;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.streams.flow.AtCommit;
import io.shopstream.streams.flow.IntakeCount;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.flow.Part;
import io.shopstream.streams.flow.RegistryPatience;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.TaskLife;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.flow.TopologyWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Takes raw records of the order topic: rejects what is no valid order, ignores versions that are not newer than the
 * last one, and forwards every newer version that counts differently, together with the one it replaces. Never throws
 * because of a record.
 */
final class JudgeOrders implements Processor<byte @Nullable [], byte @Nullable [], String, Judgement> {
    private static final List<String> STORES = List.of(Names.LAST_VERSION_BY_ORDER);

    private final OrderJudge judge;
    private final DeadLetters deadLetters;
    private final RegistryPatience patience;
    private final Retention retention;
    private final TopologyWatch watch;
    private final TaskLife life;
    private final String topic;
    private long received;
    private long rejected;
    private long newestTimestamp;
    private @Nullable Task task;

    JudgeOrders(OrderJudge judge, DeadLetters deadLetters, TopologyContext settings) {
        this.judge = judge;
        this.deadLetters = deadLetters;
        this.patience = settings.patience();
        this.retention = settings.retention();
        this.watch = settings.watch();
        this.life = new TaskLife(watch, STORES);
        this.topic = settings.topics().orders().name();
    }

    @Override
    public void init(ProcessorContext<String, Judgement> context) {
        life.begin(context);
        KeyValueStore<byte[], byte[]> store = context.getStateStore(Names.LAST_VERSION_BY_ORDER);
        LastVersions lastVersions = new LastVersions(store, rawValue -> patience.await(() -> judge.read(rawValue)));
        task = new Task(context, lastVersions);
        startCounting();
        context.<AtCommit>getStateStore(Names.JUDGE_ORDERS_AT_COMMIT).listen(context, () -> {
            lastVersions.write();
            letCountGo();
        });
        Duration kept = retention.orders();
        if (kept != null) {
            life.every(ExpiringOrders.EVERY, new ExpiringOrders(store, lastVersions, kept)::dropSome);
        }
        life.live();
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        Task current = current();
        watch.processed(Part.ORDERS);
        received++;
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        Instant receivedAt = Instant.ofEpochMilli(record.timestamp());
        switch (patience.await(() -> judge.judge(record.key(), record.value(), receivedAt))) {
            case OrderJudge.Valid(Order order) -> take(current, record, order);
            case OrderJudge.Invalid invalid -> reject(current, record, invalid);
        }
    }

    private void take(Task current, Record<byte @Nullable [], byte @Nullable []> record, Order order) {
        byte[] value = record.value();
        if (value == null) {
            throw new IllegalStateException("a valid order has a value");
        }
        long placedAt = order.getPlacedAt().toEpochMilli();
        if (placedAt < Retention.cutoff(retention.orders(), current.context.currentSystemTimeMs())) {
            watch.late(Part.ORDERS);
            return;
        }
        Order before = current.lastVersions.find(order.getOrderId());
        if (before != null && before.getVersion() >= order.getVersion()) {
            watch.duplicate();
            return;
        }
        current.lastVersions.put(order, value);
        watch.accepted();
        OrderChange change = new OrderChange(before, order);
        if (change.countsDifferently()) {
            forward(current, record, order.getOrderId(), new Judgement.Changed(change));
        }
    }

    private void reject(Task current, Record<byte @Nullable [], byte @Nullable []> record, OrderJudge.Invalid invalid) {
        DeadLetter letter = deadLetters.letter(
                record,
                current.context
                        .recordMetadata()
                        .orElseThrow(() -> new IllegalStateException("a source record has a position")),
                invalid,
                current.context.currentSystemTimeMs());
        watch.rejected(invalid.reason());
        watch.written(Part.ORDERS, current.context.currentSystemTimeMs() - record.timestamp());
        rejected++;
        forward(current, record, DeadLetters.key(letter), new Judgement.Rejected(letter));
    }

    private void letCountGo() {
        if (received > 0) {
            ProcessorContext<String, Judgement> context = current().context;
            long now = context.currentSystemTimeMs();
            IntakeCount count = new IntakeCount(received, rejected, now - newestTimestamp);
            context.forward(new Record<>(topic, new Judgement.Counted(count), now));
            startCounting();
        }
    }

    private void startCounting() {
        received = 0;
        rejected = 0;
        newestTimestamp = 0;
    }

    // Headers of others stay behind: they are theirs, and may be as large as they like.
    private static void forward(
            Task current, Record<byte @Nullable [], byte @Nullable []> source, String key, Judgement judgement) {
        current.context.forward(new Record<>(key, judgement, source.timestamp()));
    }

    @Override
    public void close() {
        life.end();
    }

    private Task current() {
        if (task == null) {
            throw new IllegalStateException("init comes first");
        }
        return task;
    }

    private record Task(ProcessorContext<String, Judgement> context, LastVersions lastVersions) {}
}
