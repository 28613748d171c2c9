package io.shopstream.streams.sales;

import io.shopstream.schemas.topic.Topic;
import io.shopstream.streams.intake.OrderChange;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
import io.shopstream.streams.topology.Outputs;
import io.shopstream.streams.topology.Retention;
import io.shopstream.streams.topology.TopologyPart;
import io.shopstream.streams.topology.TopologySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Describes and builds an aggregate over windows: combine deltas per commit, repartition them to the owner of their
 * pane, sum them there, and write the changed panes.
 *
 * @param <K> key of the panes
 * @param <V> value of the output topic
 * @param grain whether hours or minutes are written, which also decides how long panes are kept
 * @param boundAt returns the key that sorts after all panes that start before the given time, and before all others
 * @param partitioner partitioner of the panes; null to hash the whole key
 */
record PaneFlow<K extends PaneKey, V>(
        TopologyPart part,
        PaneNames names,
        Grain grain,
        Serde<K> keySerde,
        Function<Instant, K> boundAt,
        Contribution<K> contribution,
        @Nullable StreamPartitioner<K, HourPane> partitioner,
        Rendering<K, V> rendering,
        Topic<V> output) {

    enum Grain {
        MINUTE,
        HOUR
    }

    /** Renders the output records of a changed pane. */
    interface Rendering<K, V> {
        /**
         * @param changedMinutes the minutes that changed since the last commit, as a bit set
         * @param out receives keys and values
         */
        void render(K key, HourPane pane, long changedMinutes, BiConsumer<String, V> out);
    }

    /** Returns the combined deltas, before repartitioning. */
    KStream<K, HourPane> build(KStream<String, OrderChange> changes, TopologySettings settings) {
        Repartitioned<K, HourPane> repartitioned = Repartitioned.with(keySerde, HourPane.SERDE)
                .withName(names.repartition())
                .withNumberOfPartitions(settings.partitions());
        KStream<K, HourPane> deltas =
                changes.process(PaneDeltaProcessor.supplier(this, settings), Named.as(names.combine()));
        KStream<String, V> results = deltas.repartition(
                        partitioner == null ? repartitioned : repartitioned.withStreamPartitioner(partitioner))
                .process(PaneSumProcessor.supplier(this, settings), Named.as(names.sum()));
        Outputs.write(results, output, names.write(), settings);
        return deltas;
    }

    /** How long whole panes are kept. */
    @Nullable Duration retention(Retention retention) {
        return switch (grain) {
            case MINUTE -> retention.minutes();
            case HOUR -> retention.hours();
        };
    }

    /**
     * Removes expired minutes from a delta and counts expired windows.
     *
     * @param minutesFrom minutes that start earlier have expired
     * @param panesFrom panes that ended at or before this time have expired as a whole, since minutes are kept no
     *     longer than hours
     * @return number of expired windows of the grain; {@link #isEmpty} tells whether anything is left
     */
    int removeExpiredMinutes(K key, HourPane delta, long minutesFrom, long panesFrom) {
        int minutes = delta.dropMinutesBefore(Retention.firstMinuteKept(key.startMillis(), minutesFrom));
        return switch (grain) {
            case MINUTE -> minutes;
            case HOUR -> Retention.hasEnded(key.startMillis(), panesFrom) ? 1 : 0;
        };
    }

    /** Whether the delta, without its expired part, changes no stored pane. */
    boolean isEmpty(HourPane delta, int expired) {
        return switch (grain) {
            case MINUTE -> delta.minuteBits() == 0;
            case HOUR -> expired > 0;
        };
    }
}
