package io.shopstream.streams.alerts;

import io.shopstream.schemas.avro.Alert;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.flow.Part;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.TaskLife;
import io.shopstream.streams.flow.TopologyContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Keeps what rules compare, judges it by the clock, and writes out every alert that is raised or cleared, here or before. */
final class JudgeAlerts implements Processor<String, AlertInput, String, Alert> {
    private static final List<String> STORES = List.of(Names.ALERTS_BY_ID);
    private static final Duration JUDGED_EVERY = Duration.ofSeconds(5);

    private final TopologyContext settings;
    private final TaskLife life;
    private @Nullable Task task;

    private JudgeAlerts(TopologyContext settings) {
        this.settings = settings;
        this.life = new TaskLife(settings.watch(), STORES);
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        life.begin(context);
        Measures measures = new Measures(context.getStateStore(Names.MEASURES_BY_ALERT_SUBJECT));
        StandingAlerts standing = new StandingAlerts(context.getStateStore(Names.STANDING_ALERTS_BY_SUBJECT));
        Hold hold = new Hold(context.currentSystemTimeMs());
        KeyValueStore<String, AlertRecord> alerts = context.getStateStore(Names.ALERTS_BY_ID);
        AlertHistory history = new AlertHistory(alerts);
        settings.outputs()
                .republish(
                        life,
                        alerts,
                        (id, alert) ->
                                context.forward(new Record<>(id, alert.toAvro(), context.currentSystemTimeMs())));
        Rules rules = new Rules(measures, standing, hold);
        task = new Task(context, measures, hold, history);
        life.every(JUDGED_EVERY, now -> rules.judge(now).forEach(alert -> write(alert, now)));
        life.live();
    }

    @Override
    public void process(Record<String, AlertInput> record) {
        Task current = current();
        settings.watch().processed(Part.ALERTS);
        switch (record.value()) {
            case AlertInput.Measured(MeasureKind kind, long start, Tally tally) ->
                current.measures.add(new MeasureKey(kind, record.key(), start), tally);
            case AlertInput.Behind _ -> current.hold.behind(current.context.currentSystemTimeMs());
            case AlertInput.Reported(AlertRecord alert) -> write(alert, record.timestamp());
        }
    }

    private void write(AlertRecord alert, long timestamp) {
        Task current = current();
        current.history.keep(alert);
        current.context.forward(new Record<>(alert.id(), alert.toAvro(), timestamp));
        settings.watch().written(Part.ALERTS, current.context.currentSystemTimeMs() - timestamp);
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

    private record Task(ProcessorContext<String, Alert> context, Measures measures, Hold hold, AlertHistory history) {}

    record Supplier(TopologyContext context) implements ProcessorSupplier<String, AlertInput, String, Alert> {
        @Override
        public Processor<String, AlertInput, String, Alert> get() {
            return new JudgeAlerts(context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return StoreSet.of(
                    cached(Names.ALERTS_BY_ID, Serdes.String(), AlertSerdes.ALERT),
                    cached(Names.MEASURES_BY_ALERT_SUBJECT, MeasureKey.SERDE, AlertSerdes.TALLY),
                    StandingAlerts.store(Names.STANDING_ALERTS_BY_SUBJECT));
        }

        private static <K, V> StoreBuilder<KeyValueStore<K, V>> cached(String name, Serde<K> keys, Serde<V> values) {
            return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values)
                    .withCachingEnabled();
        }
    }
}
