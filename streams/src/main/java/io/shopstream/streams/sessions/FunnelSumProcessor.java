package io.shopstream.streams.sessions;

import io.shopstream.schemas.avro.FunnelPerHour;
import io.shopstream.schemas.topic.RecordKeys;
import io.shopstream.streams.pane.Funnel;
import io.shopstream.streams.pane.HourKey;
import io.shopstream.streams.processor.ExpiringPanes;
import io.shopstream.streams.processor.PreCommitHook;
import io.shopstream.streams.processor.ProcessorWithStores;
import io.shopstream.streams.processor.StatefulProcessor;
import io.shopstream.streams.topology.Retention;
import io.shopstream.streams.topology.TopologyNames;
import io.shopstream.streams.topology.TopologyPart;
import io.shopstream.streams.topology.TopologySettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Adds each change to its hour, and writes the full counts of the changed hours once per commit. */
final class FunnelSumProcessor
        extends StatefulProcessor<HourKey, Funnel, String, FunnelPerHour, KeyValueStore<HourKey, Funnel>> {
    private final Map<HourKey, Funnel> changed = new HashMap<>();
    private long newestTimestamp;

    private FunnelSumProcessor(TopologySettings settings) {
        super(settings, List.of(TopologyNames.FUNNEL_PER_HOUR));
    }

    static ProcessorSupplier<HourKey, Funnel, String, FunnelPerHour> supplier(TopologySettings settings) {
        return ProcessorWithStores.of(
                () -> new FunnelSumProcessor(settings),
                ProcessorWithStores.store(TopologyNames.FUNNEL_PER_HOUR, HourKey.SERDE, Funnel.SERDE)
                        .withCachingEnabled(),
                PreCommitHook.builder(TopologyNames.SUM_FUNNEL_AT_COMMIT));
    }

    @Override
    protected KeyValueStore<HourKey, Funnel> open(ProcessorContext<String, FunnelPerHour> context) {
        changed.clear();
        newestTimestamp = 0;
        KeyValueStore<HourKey, Funnel> hours = context.getStateStore(TopologyNames.FUNNEL_PER_HOUR);
        context.<PreCommitHook>getStateStore(TopologyNames.SUM_FUNNEL_AT_COMMIT).listen(context, this::writeChanged);
        republish(hours, (hour, funnel) -> write(hour, funnel, now()));
        if (retention() != null) {
            punctuations.every(
                    ExpiringPanes.EVERY, new ExpiringPanes<>(hours, HourKey::boundAt, retention())::dropSome);
        }
        return hours;
    }

    @Override
    public void process(Record<HourKey, Funnel> record) {
        KeyValueStore<HourKey, Funnel> hours = state();
        HourKey hour = record.key();
        if (Retention.hasEnded(hour.startMillis(), Retention.dropBefore(retention(), now()))) {
            settings.listener().late(TopologyPart.SESSIONS);
            return;
        }
        Funnel before = hours.get(hour);
        Funnel sum = before == null ? record.value() : before.plus(record.value());
        hours.put(hour, sum);
        changed.put(hour, sum);
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
    }

    private @Nullable Duration retention() {
        return settings.retention().hours();
    }

    private void writeChanged() {
        if (changed.isEmpty()) {
            return;
        }
        changed.forEach((hour, funnel) -> write(hour, funnel, newestTimestamp));
        settings.listener().written(TopologyPart.SESSIONS, now() - newestTimestamp);
        changed.clear();
        newestTimestamp = 0;
    }

    private void write(HourKey hour, Funnel funnel, long timestamp) {
        forward(RecordKeys.funnelPerHour(hour.start()), render(hour, funnel), timestamp);
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
}
