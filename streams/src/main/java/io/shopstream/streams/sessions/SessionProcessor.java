package io.shopstream.streams.sessions;

import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.validation.RecordValidator;
import io.shopstream.streams.flow.PreCommitHook;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.Subtopology;
import io.shopstream.streams.flow.TaskProcessor;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.flow.TopologyNames;
import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
import java.time.Duration;
import java.time.Instant;
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
 * Processes raw records of the event topic: adds events to their users' sessions and forwards, once per commit, the
 * resulting change of the funnel per hour. Never throws because of a record.
 *
 * <p>Invalid events are only counted: the sink's facts loader reads the same topic by the same rules and dead-letters
 * them. A second dead letter would count the record twice.
 */
final class SessionProcessor
        extends TaskProcessor<byte @Nullable [], byte @Nullable [], HourKey, Funnel, SessionProcessor.Task> {
    private static final List<String> STORES = List.of(TopologyNames.VISITS_BY_USER);
    private static final int MAX_PENDING_HOURS = 20_000;

    private final RecordValidator<ShopEvent> validator;
    private final TopologyContext settings;
    private final FunnelChanges changes = new FunnelChanges();
    private long newestTimestamp;

    private SessionProcessor(RecordValidator<ShopEvent> validator, TopologyContext settings) {
        super(settings.listener(), STORES);
        this.validator = validator;
        this.settings = settings;
    }

    @Override
    protected Task open(ProcessorContext<HourKey, Funnel> context) {
        changes.clear();
        newestTimestamp = 0;
        KeyValueStore<byte[], byte[]> store = context.getStateStore(TopologyNames.VISITS_BY_USER);
        SessionCache sessions = new SessionCache(store, changes);
        context.<PreCommitHook>getStateStore(TopologyNames.TRACK_VISITS_AT_COMMIT)
                .listen(context, this::beforeCommit);
        if (kept() != null) {
            life.every(ExpiringSessions.EVERY, new ExpiringSessions(store, kept())::dropSome);
        }
        return new Task(context, sessions);
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        settings.listener().processed(Subtopology.SESSIONS);
        switch (settings.registryRetry()
                .await(() ->
                        validator.validate(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp())))) {
            case RecordValidator.Valid<ShopEvent>(ShopEvent event) -> take(current(), record, event);
            case RecordValidator.Invalid<ShopEvent> invalid ->
                settings.listener().eventRejected(invalid.reason());
        }
    }

    private void take(Task current, Record<byte @Nullable [], byte @Nullable []> record, ShopEvent event) {
        byte[] key = record.key();
        if (key == null) {
            throw new IllegalStateException("a valid event must have a key");
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

    // Expiry is checked here, per hour, after all changes of the hour are summed: an expired hour keeps its value, and
    // other hours get all their changes.
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

    record Task(ProcessorContext<HourKey, Funnel> context, SessionCache sessions) {}

    record Supplier(TopologyContext context)
            implements ProcessorSupplier<byte @Nullable [], byte @Nullable [], HourKey, Funnel> {
        @Override
        public Processor<byte @Nullable [], byte @Nullable [], HourKey, Funnel> get() {
            Topic<ShopEvent> events = context.topics().events();
            return new SessionProcessor(
                    RecordValidator.events(context.serdes().deserializer(events), events.name()), context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            // No record cache: SessionCache caches objects, and a pre-commit action must not write to a cached store.
            return StoreSet.of(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(TopologyNames.VISITS_BY_USER),
                            Serdes.ByteArray(),
                            Serdes.ByteArray()),
                    PreCommitHook.builder(TopologyNames.TRACK_VISITS_AT_COMMIT));
        }
    }
}
