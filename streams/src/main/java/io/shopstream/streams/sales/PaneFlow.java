package io.shopstream.streams.sales;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.streams.flow.AtCommit;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.flow.Part;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.pane.MinuteSales;
import io.shopstream.streams.pane.PaneKey;
import io.shopstream.streams.pane.Sales;
import io.shopstream.streams.pane.SalesSerdes;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How every aggregate per minute and hour is built: combine deltas, send them to the owner of their pane, sum them there
 * per minute (queried) and per hour (queried and written out). What differs is named here.
 *
 * @param <K> key of the panes
 * @param <V> what an hour pane is written out as
 * @param boundAt the key that sorts before all panes that start at or after the given time, and after all before
 * @param contribution what one version of an order counts towards each minute pane; empty if it does not stand
 * @param partitioner where the panes live; null for a hash of the whole key
 */
record PaneFlow<K extends PaneKey<K>, V>(
        Part part,
        PaneNames names,
        Serde<K> keySerde,
        Function<Instant, K> boundAt,
        Function<Order, Map<K, Sales>> contribution,
        @Nullable StreamPartitioner<K, MinuteSales> partitioner,
        Rendering<K, V> rendering,
        Topic<V> output) {

    /** From an hour pane to the record that is written out. */
    interface Rendering<K, V> {
        String key(K hour);

        V value(K hour, Sales sales);
    }

    void build(KStream<String, OrderChange> changes, TopologyContext context) {
        Repartitioned<K, MinuteSales> repartitioned = Repartitioned.with(keySerde, SalesSerdes.MINUTE_SALES)
                .withName(names.repartition())
                .withNumberOfPartitions(context.partitions());
        changes.process(new Combine(context), Named.as(names.combine()))
                .repartition(partitioner == null ? repartitioned : repartitioned.withStreamPartitioner(partitioner))
                .process(new SumPanes.Supplier<>(this, context), Named.as(names.sum()))
                .to(
                        output.name(),
                        Produced.with(Serdes.String(), context.serdes().serde(output))
                                .withName(names.write()));
    }

    private final class Combine implements ProcessorSupplier<String, OrderChange, K, MinuteSales> {
        private final TopologyContext context;

        Combine(TopologyContext context) {
            this.context = context;
        }

        @Override
        public Processor<String, OrderChange, K, MinuteSales> get() {
            return new CombineDeltas<>(names.combineAtCommit(), contribution, this::record);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(AtCommit.builder(names.combineAtCommit()));
        }

        private @Nullable Record<K, MinuteSales> record(K minute, Sales delta, long now, long timestamp) {
            K hour = minute.hour();
            Retention retention = context.retention();
            boolean minuteKept = minute.startMillis() >= Retention.cutoff(retention.minutes(), now);
            boolean hourKept = hour.startMillis() >= Retention.cutoff(retention.hours(), now);
            if (!minuteKept && !hourKept) {
                context.watch().late(part);
                return null;
            }
            MinuteSales.Panes panes = minuteKept && hourKept
                    ? MinuteSales.Panes.BOTH
                    : hourKept ? MinuteSales.Panes.HOUR_ONLY : MinuteSales.Panes.MINUTE_ONLY;
            return new Record<>(hour, new MinuteSales(minute.minuteOfHour(), panes, delta), timestamp);
        }
    }
}
