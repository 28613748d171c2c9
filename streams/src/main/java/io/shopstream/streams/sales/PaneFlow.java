package io.shopstream.streams.sales;

import io.shopstream.schemas.topic.Topic;
import io.shopstream.streams.flow.OrderChange;
import io.shopstream.streams.flow.Outputs;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.Subtopology;
import io.shopstream.streams.flow.TopologyContext;
import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.PaneKey;
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
 * How every aggregate over windows is built: combine deltas, send them to the owner of their pane, sum them there, write
 * out what changed. What differs is named here.
 *
 * @param <K> key of the panes
 * @param <V> what is written out
 * @param grain whether hours or minutes are written out, and how long panes are kept therefore
 * @param boundAt the key that sorts before all panes that start at or after the given time, and after all before
 * @param partitioner where the panes live; null for a hash of the whole key
 */
record PaneFlow<K extends PaneKey, V>(
        Subtopology subtopology,
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

    /** Makes the records to be written of a pane that changed. */
    interface Rendering<K, V> {
        /**
         * @param changedMinutes the minutes that changed since the last commit, as a set of bits
         * @param out takes keys and values
         */
        void render(K hour, HourPane pane, long changedMinutes, BiConsumer<String, V> out);
    }

    /** The combined deltas, before they are sent to the owners of their panes. */
    KStream<K, HourPane> build(KStream<String, OrderChange> changes, TopologyContext context) {
        Repartitioned<K, HourPane> repartitioned = Repartitioned.with(keySerde, HourPane.SERDE)
                .withName(names.repartition())
                .withNumberOfPartitions(context.partitions());
        KStream<K, HourPane> deltas =
                changes.process(new PaneDeltaProcessor.Supplier<>(this, context), Named.as(names.combine()));
        KStream<String, V> results = deltas.repartition(
                        partitioner == null ? repartitioned : repartitioned.withStreamPartitioner(partitioner))
                .process(new PaneSumProcessor.Supplier<>(this, context), Named.as(names.sum()));
        Outputs.write(results, output, names.write(), context);
        return deltas;
    }

    /** How long panes are kept as a whole. */
    @Nullable Duration kept(Retention retention) {
        return switch (grain) {
            case MINUTE -> retention.minutes();
            case HOUR -> retention.hours();
        };
    }

    /**
     * Takes out of a delta what is too old.
     *
     * @param minutesFrom minutes that start earlier are too old
     * @param panesFrom so is a pane that has ended by then: all of it, since minutes are kept no longer than hours
     * @return how many windows of the grain were too old; if nothing is left, {@link #isEmpty} is true of the delta
     */
    int takeOutLate(K hour, HourPane delta, long minutesFrom, long panesFrom) {
        int minutes = delta.dropMinutesBefore(Retention.firstMinuteKept(hour.startMillis(), minutesFrom));
        return switch (grain) {
            case MINUTE -> minutes;
            case HOUR -> Retention.hasEnded(hour.startMillis(), panesFrom) ? 1 : 0;
        };
    }

    /** Whether the delta, without what was late, changes nothing that is kept. */
    boolean isEmpty(HourPane delta, int late) {
        return switch (grain) {
            case MINUTE -> delta.minuteBits() == 0;
            case HOUR -> late > 0;
        };
    }
}
