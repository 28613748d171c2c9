package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.RevenuePerMinute;
import io.shopstream.schemas.topic.PaneKeys;
import io.shopstream.streams.flow.AtCommit;
import io.shopstream.streams.flow.ExpiringPanes;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.flow.Part;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.StoreSet;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.pane.RevenueKey;
import io.shopstream.streams.pane.Sales;
import io.shopstream.streams.pane.SalesSerdes;
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

/** Adds each delta to its minute; the minutes that changed are written out once per commit, as a whole. */
final class SumRevenue implements Processor<RevenueKey, Sales, String, RevenuePerMinute> {
    private static final List<String> STORES = List.of(Names.REVENUE_PER_MINUTE);

    private final TopologyContext settings;
    private final Map<RevenueKey, Sales> changed = new HashMap<>();
    private long newestTimestamp;
    private @Nullable Task task;

    private SumRevenue(TopologyContext settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, RevenuePerMinute> context) {
        changed.clear();
        Task opened = new Task(context, context.getStateStore(Names.REVENUE_PER_MINUTE));
        task = opened;
        context.<AtCommit>getStateStore(Names.SUM_REVENUE_AT_COMMIT).listen(context, this::writeChanged);
        ExpiringPanes.schedule(context, opened.minutes, RevenueKey::boundAt, kept());
        settings.watch().storesLive(STORES, context.taskId().partition());
    }

    @Override
    public void process(Record<RevenueKey, Sales> record) {
        Task current = current();
        settings.watch().processed(Part.REVENUE);
        RevenueKey minute = record.key();
        if (minute.startMillis() < Retention.dropBefore(kept(), current.context.currentSystemTimeMs())) {
            settings.watch().late(Part.REVENUE);
            return;
        }
        Sales before = current.minutes.get(minute);
        Sales sum = before == null ? record.value() : before.plus(record.value());
        current.minutes.put(minute, sum);
        changed.put(minute, sum);
        newestTimestamp = Math.max(newestTimestamp, record.timestamp());
    }

    private @Nullable Duration kept() {
        return settings.retention().minutes();
    }

    private void writeChanged() {
        if (changed.isEmpty()) {
            return;
        }
        ProcessorContext<String, RevenuePerMinute> context = current().context;
        changed.forEach((minute, sales) -> context.forward(new Record<>(
                PaneKeys.revenuePerMinute(minute.start(), minute.currency()), render(minute, sales), newestTimestamp)));
        settings.watch().written(Part.REVENUE, context.currentSystemTimeMs() - newestTimestamp);
        changed.clear();
        newestTimestamp = 0;
    }

    private static RevenuePerMinute render(RevenueKey minute, Sales sales) {
        return RevenuePerMinute.newBuilder()
                .setWindowStart(minute.start())
                .setCurrency(minute.currency())
                .setGrossMinor(sales.grossMinor())
                .setReturnsMinor(sales.returnsMinor())
                .setNetMinor(sales.netMinor())
                .setOrders(sales.orders())
                .setUnits(sales.units())
                .build();
    }

    @Override
    public void close() {
        if (task != null) {
            settings.watch().storesGone(STORES, task.context.taskId().partition());
        }
    }

    private Task current() {
        if (task == null) {
            throw new IllegalStateException("init comes first");
        }
        return task;
    }

    private record Task(ProcessorContext<String, RevenuePerMinute> context, KeyValueStore<RevenueKey, Sales> minutes) {}

    record Supplier(TopologyContext context) implements ProcessorSupplier<RevenueKey, Sales, String, RevenuePerMinute> {
        @Override
        public Processor<RevenueKey, Sales, String, RevenuePerMinute> get() {
            return new SumRevenue(context);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return StoreSet.of(
                    Stores.keyValueStoreBuilder(
                                    Stores.persistentKeyValueStore(Names.REVENUE_PER_MINUTE),
                                    RevenueKey.SERDE,
                                    SalesSerdes.SALES)
                            .withCachingEnabled(),
                    AtCommit.builder(Names.SUM_REVENUE_AT_COMMIT));
        }
    }
}
