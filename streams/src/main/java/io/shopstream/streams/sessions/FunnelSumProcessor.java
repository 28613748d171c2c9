package io.shopstream.streams.sessions;

import io.shopstream.schemas.avro.FunnelPerHour;
import io.shopstream.schemas.topic.PaneKeys;
import io.shopstream.streams.flow.ExpiringPanes;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Adds each change to its hour, and writes the full counts of the changed hours once per commit. */
final class FunnelSumProcessor extends TaskProcessor<HourKey, Funnel, String, FunnelPerHour, FunnelSumProcessor.Task> {
    private static final List<String> STORES = List.of(TopologyNames.FUNNEL_PER_HOUR);

    private final TopologyContext settings;
    private final Map<HourKey, Funnel> changed = new HashMap<>();
    private long newestTimestamp;

    private FunnelSumProcessor(TopologyContext settings) {
        super(settings.listener(), STORES);
        this.settings = settings;
    }

    @Override
    protected Task open(ProcessorContext<String, FunnelPerHour> context) {
        changed.clear();
        newestTimestamp = 0;
        KeyValueStore<HourKey, Funnel> hours = context.getStateStore(TopologyNames.FUNNEL_PER_HOUR);
        context.<PreCommitHook>getStateStore(TopologyNames.SUM_FUNNEL_AT_COMMIT).listen(context, this::writeChanged);
        settings.outputs().republish(life, hours, (hour, funnel) -> write(hour, funnel, context.currentSystemTimeMs()));
        if (kept() != null) {
            life.every(ExpiringPanes.EVERY, new ExpiringPanes<>(hours, HourKey::boundAt, kept())::dropSome);
        }
        return new Task(context, hours);
    }

    @Override
    public void process(Record<HourKey, Funnel> record) {
        Task current = current();
        HourKey hour = record.key();
        long limit = Retention.dropBefore(kept(), current.context.currentSystemTimeMs());
        if (Retention.hasEnded(hour.startMillis(), limit)) {
            settings.listener().late(Subtopology.SESSIONS);
            return;
        }
        Funnel before = current.hours.get(hour);
        Funnel sum = before == null ? record.value() : before.plus(record.value());
        current.hours.put(hour, sum);
        changed.put(hour, sum);
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
    }

    private @Nullable Duration kept() {
        return settings.retention().hours();
    }

    private void writeChanged() {
        if (changed.isEmpty()) {
            return;
        }
        ProcessorContext<String, FunnelPerHour> context = current().context;
        changed.forEach((hour, funnel) -> write(hour, funnel, newestTimestamp));
        settings.listener().written(Subtopology.SESSIONS, context.currentSystemTimeMs() - newestTimestamp);
        changed.clear();
        newestTimestamp = 0;
    }

    private void write(HourKey hour, Funnel funnel, long timestamp) {
        current().context.forward(new Record<>(PaneKeys.funnelPerHour(hour.start()), render(hour, funnel), timestamp));
    }

    private static FunnelPerHour render(HourKey hour, Funnel funnel) {
        return FunnelPerHour.newBuilder()
                .setWindowStart(hour.start())
                .setSessions(funnel.sessions())
                .setWithView(funnel.withView())
                .setWithCart(funnel.withCart())
                .setWithCheckout(funnel.withCheckout())
                .setWithPurchase(funnel.withPurchase())
                .setAbandoned(funnel.abandoned())
                .build();
    }

    record Task(ProcessorContext<String, FunnelPerHour> context, KeyValueStore<HourKey, Funnel> hours) {}

    record Supplier(TopologyContext context) implements ProcessorSupplier<HourKey, Funnel, String, FunnelPerHour> {
        @Override
        public Processor<HourKey, Funnel, String, FunnelPerHour> get() {
            return new FunnelSumProcessor(context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return StoreSet.of(
                    Stores.keyValueStoreBuilder(
                                    Stores.persistentKeyValueStore(TopologyNames.FUNNEL_PER_HOUR),
                                    HourKey.SERDE,
                                    Funnel.SERDE)
                            .withCachingEnabled(),
                    PreCommitHook.builder(TopologyNames.SUM_FUNNEL_AT_COMMIT));
        }
    }
}
