package io.shopstream.streams.sessions;

import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.validation.RecordValidator;
import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
import io.shopstream.streams.processor.PreCommitHook;
import io.shopstream.streams.processor.ProcessorWithStores;
import io.shopstream.streams.processor.StatefulProcessor;
import io.shopstream.streams.topology.Retention;
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
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Processes raw records of the event topic: adds events to their users' sessions and forwards, once per commit, the
 * resulting change of the funnel per hour. Never throws because of a record.
 *
 * <p>Invalid events are only counted: the sink's facts loader reads the same topic by the same rules and dead-letters
 * them. A second dead letter would count the record twice.
 */
final class SessionProcessor
        extends StatefulProcessor<byte @Nullable [], byte @Nullable [], HourKey, Funnel, SessionCache> {
    private static final int MAX_PENDING_HOURS = 20_000;

    private final RecordValidator<ShopEvent> validator;
    private final FunnelChanges changes = new FunnelChanges();
    private long newestTimestamp;

    private SessionProcessor(TopologySettings settings) {
        super(settings, List.of(TopologyNames.SESSIONS_BY_USER));
        Topic<ShopEvent> events = settings.topics().events();
        this.validator = RecordValidator.events(settings.serdes().deserializer(events), events.name());
    }

    static ProcessorSupplier<byte @Nullable [], byte @Nullable [], HourKey, Funnel> supplier(
            TopologySettings settings) {
        return ProcessorWithStores.of(
                () -> new SessionProcessor(settings),
                // No record cache: SessionCache caches objects, and a pre-commit action must not write to a cached
                // store.
                ProcessorWithStores.store(TopologyNames.SESSIONS_BY_USER, Serdes.ByteArray(), Serdes.ByteArray()),
                PreCommitHook.builder(TopologyNames.TRACK_SESSIONS_AT_COMMIT));
    }

    @Override
    protected SessionCache open(ProcessorContext<HourKey, Funnel> context) {
        changes.clear();
        newestTimestamp = 0;
        KeyValueStore<byte[], byte[]> store = context.getStateStore(TopologyNames.SESSIONS_BY_USER);
        context.<PreCommitHook>getStateStore(TopologyNames.TRACK_SESSIONS_AT_COMMIT)
                .listen(context, this::beforeCommit);
        if (retention() != null) {
            punctuations.every(ExpiringSessions.EVERY, new ExpiringSessions(store, retention())::dropSome);
        }
        return new SessionCache(store, changes);
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        settings.listener().processed(TopologyPart.SESSIONS);
        switch (settings.registryRetry()
                .await(() ->
                        validator.validate(record.key(), record.value(), Instant.ofEpochMilli(record.timestamp())))) {
            case RecordValidator.Valid<ShopEvent>(ShopEvent event) -> take(record, event);
            case RecordValidator.Invalid<ShopEvent> invalid ->
                settings.listener().eventRejected(invalid.reason());
        }
    }

    private void take(Record<byte @Nullable [], byte @Nullable []> record, ShopEvent event) {
        byte[] key = record.key();
        if (key == null) {
            throw new IllegalStateException("a valid event must have a key");
        }
        long occurredAt = event.getOccurredAt().toEpochMilli();
        if (occurredAt < Retention.cutoff(retention(), now())) {
            settings.listener().late(TopologyPart.SESSIONS);
            return;
        }
        state().add(key, event.getUserId(), occurredAt, FunnelSteps.of(event.getType()));
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
        if (changes.hours() >= MAX_PENDING_HOURS) {
            forwardChanges();
        }
    }

    private @Nullable Duration retention() {
        return settings.retention().hours();
    }

    private void beforeCommit() {
        state().flush();
        forwardChanges();
    }

    // Expiry is checked here, per hour, after all changes of the hour are summed: an expired hour keeps its value, and
    // other hours get all their changes.
    private void forwardChanges() {
        long cutoff = Retention.cutoff(retention(), now());
        changes.drain((hour, change) -> {
            if (!Retention.hasEnded(hour.startMillis(), cutoff)) {
                forward(hour, change, newestTimestamp);
            } else if (!change.isNone()) {
                settings.listener().late(TopologyPart.SESSIONS);
            }
        });
        newestTimestamp = 0;
    }
}
