package io.shopstream.streams.sessions;

import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.streams.flow.PreCommitHook;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.Subtopology;
import io.shopstream.streams.flow.TaskLife;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.flow.TopologyNames;
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
 * Takes raw records of the event topic into their users' sessions and hands on, once per commit, how the funnel of each
 * hour has changed by that. Never throws because of a record.
 *
 * <p>What is no valid event is counted and nothing else: the sink's facts loader reads the same topic by the same rules
 * and dead-letters it, and a second letter about the same record would count it twice.
 */
final class SessionProcessor implements Processor<byte @Nullable [], byte @Nullable [], HourKey, Funnel> {
    private static final List<String> STORES = List.of(TopologyNames.VISITS_BY_USER);
    private static final int MAX_PENDING_HOURS = 20_000;

    private final EventValidator validator;
    private final TopologyContext settings;
    private final FunnelChanges changes = new FunnelChanges();
    private final TaskLife life;
    private long newestTimestamp;
    private @Nullable Task task;

    private SessionProcessor(EventValidator validator, TopologyContext settings) {
        this.validator = validator;
        this.settings = settings;
        this.life = new TaskLife(settings.listener(), STORES);
    }

    @Override
    public void init(ProcessorContext<HourKey, Funnel> context) {
        life.begin(context);
        changes.clear();
        newestTimestamp = 0;
        KeyValueStore<byte[], byte[]> store = context.getStateStore(TopologyNames.VISITS_BY_USER);
        task = new Task(context, new SessionCache(store, changes));
        context.<PreCommitHook>getStateStore(TopologyNames.TRACK_VISITS_AT_COMMIT)
                .listen(context, this::beforeCommit);
        if (kept() != null) {
            life.every(ExpiringSessions.EVERY, new ExpiringSessions(store, kept())::dropSome);
        }
        life.live();
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        settings.listener().processed(Subtopology.SESSIONS);
        switch (settings.registryRetry()
                .await(() -> validator.validate(record.key(), record.value(), record.timestamp()))) {
            case EventValidator.Valid(ShopEvent event) -> take(current(), record, event);
            case EventValidator.Invalid invalid -> settings.listener().eventRejected(invalid.reason());
        }
    }

    private void take(Task current, Record<byte @Nullable [], byte @Nullable []> record, ShopEvent event) {
        byte[] key = record.key();
        if (key == null) {
            throw new IllegalStateException("a valid event has a key");
        }
        long occurredAt = event.getOccurredAt().toEpochMilli();
        if (occurredAt < Retention.cutoff(kept(), current.context.currentSystemTimeMs())) {
            settings.listener().late(Subtopology.SESSIONS);
            return;
        }
        current.sessions.add(key, event.getUserId(), occurredAt, FunnelSteps.of(event.getType()));
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        if (changes.hours() >= MAX_PENDING_HOURS) {
            forwardChanges(current);
        }
    }

    private @Nullable Duration kept() {
        return settings.retention().hours();
    }

    private void beforeCommit() {
        current().sessions.writeBack();
        forwardChanges(current());
    }

    // Hours are judged here, one by one, after all that was taken out of them and put in has been added up: an expired
    // hour keeps what it had, and the others change by all that happened to them.
    private void forwardChanges(Task current) {
        long cutoff = Retention.cutoff(kept(), current.context.currentSystemTimeMs());
        changes.drain((hour, change) -> {
            if (!Retention.hasEnded(hour.startMillis(), cutoff)) {
                current.context.forward(new Record<>(hour, change, newestTimestamp));
            } else if (!change.isNone()) {
                settings.listener().late(Subtopology.SESSIONS);
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

    private record Task(ProcessorContext<HourKey, Funnel> context, SessionCache sessions) {}

    record Supplier(TopologyContext context)
            implements ProcessorSupplier<byte @Nullable [], byte @Nullable [], HourKey, Funnel> {
        @Override
        public Processor<byte @Nullable [], byte @Nullable [], HourKey, Funnel> get() {
            Topic<ShopEvent> events = context.topics().events();
            return new SessionProcessor(
                    new EventValidator(context.serdes().deserializer(events), events.name()), context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            // No cache: the book is one, of objects, and an action before a commit may write to no cached store.
            return StoreSet.of(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(TopologyNames.VISITS_BY_USER),
                            Serdes.ByteArray(),
                            Serdes.ByteArray()),
                    PreCommitHook.builder(TopologyNames.TRACK_VISITS_AT_COMMIT));
        }
    }
}
