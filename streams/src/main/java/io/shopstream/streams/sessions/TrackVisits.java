package io.shopstream.streams.sessions;

import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.streams.flow.AtCommit;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.flow.Part;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.TaskLife;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Takes raw records of the event topic into their users' visits and hands on, once per commit, how the funnel of each
 * hour has changed by that. Never throws because of a record.
 *
 * <p>What is no valid event is counted and nothing else: the sink's facts loader reads the same topic by the same rules
 * and dead-letters it, and a second letter about the same record would count it twice.
 */
final class TrackVisits implements Processor<byte @Nullable [], byte @Nullable [], HourKey, Funnel> {
    private static final List<String> STORES = List.of(Names.VISITS_BY_USER);
    private static final int MOST_PENDING_HOURS = 20_000;

    private final EventJudge judge;
    private final TopologyContext settings;
    private final FunnelChanges changes = new FunnelChanges();
    private final TaskLife life;
    private long newestTimestamp;
    private @Nullable Task task;

    private TrackVisits(EventJudge judge, TopologyContext settings) {
        this.judge = judge;
        this.settings = settings;
        this.life = new TaskLife(settings.watch(), STORES);
    }

    @Override
    public void init(ProcessorContext<HourKey, Funnel> context) {
        life.begin(context);
        changes.clear();
        newestTimestamp = 0;
        KeyValueStore<byte[], byte[]> store = context.getStateStore(Names.VISITS_BY_USER);
        task = new Task(context, new VisitBook(store, changes));
        context.<AtCommit>getStateStore(Names.TRACK_VISITS_AT_COMMIT).listen(context, this::beforeCommit);
        if (kept() != null) {
            life.every(ExpiringVisits.EVERY, new ExpiringVisits(store, kept())::dropSome);
        }
        life.live();
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        settings.watch().processed(Part.SESSIONS);
        switch (settings.patience().await(() -> judge.judge(record.key(), record.value(), record.timestamp()))) {
            case EventJudge.Valid(ShopEvent event) -> take(current(), record, event);
            case EventJudge.Invalid invalid -> settings.watch().eventRejected(invalid.reason());
        }
    }

    private void take(Task current, Record<byte @Nullable [], byte @Nullable []> record, ShopEvent event) {
        byte[] key = record.key();
        if (key == null) {
            throw new IllegalStateException("a valid event has a key");
        }
        long occurredAt = event.getOccurredAt().toEpochMilli();
        if (occurredAt < Retention.cutoff(kept(), current.context.currentSystemTimeMs())) {
            settings.watch().late(Part.SESSIONS);
            return;
        }
        current.visits.add(key, event.getUserId(), occurredAt, Steps.of(event.getType()));
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        if (changes.hours() >= MOST_PENDING_HOURS) {
            letGo(current);
        }
    }

    private @Nullable Duration kept() {
        return settings.retention().hours();
    }

    private void beforeCommit() {
        current().visits.writeBack();
        letGo(current());
    }

    // Hours are judged here, one by one, after all that was taken out of them and put in has been added up: an expired
    // hour keeps what it had, and the others change by all that happened to them.
    private void letGo(Task current) {
        long cutoff = Retention.cutoff(kept(), current.context.currentSystemTimeMs());
        changes.letGo((hour, change) -> {
            if (!Retention.hasEnded(hour.startMillis(), cutoff)) {
                current.context.forward(new Record<>(hour, change, newestTimestamp));
            } else if (!change.isNone()) {
                settings.watch().late(Part.SESSIONS);
            }
        });
        newestTimestamp = 0;
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

    private record Task(ProcessorContext<HourKey, Funnel> context, VisitBook visits) {}

    record Supplier(TopologyContext context)
            implements ProcessorSupplier<byte @Nullable [], byte @Nullable [], HourKey, Funnel> {
        @Override
        public Processor<byte @Nullable [], byte @Nullable [], HourKey, Funnel> get() {
            Topic<ShopEvent> events = context.topics().events();
            return new TrackVisits(new EventJudge(context.serdes().deserializer(events), events.name()), context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            // No cache: the book is one, of objects, and an action before a commit may write to no cached store.
            return StoreSet.of(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(Names.VISITS_BY_USER),
                            Serdes.ByteArray(),
                            Serdes.ByteArray()),
                    AtCommit.builder(Names.TRACK_VISITS_AT_COMMIT));
        }
    }
}
