package io.shopstream.streams.topology;

import java.util.Collection;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/**
 * Passes records on and says when the stores of its sub-topology can be trusted. Kafka Streams starts processors after
 * it has restored the task's stores and closes them before it lets go of them, which no other public signal tells as
 * exactly: after a corrupted task is revived, for example, its half-restored stores count as active and running.
 */
final class AnnounceStores<K, V> implements FixedKeyProcessor<K, V, V> {
    private final Collection<String> stores;
    private final TopologyWatch watch;
    private @Nullable FixedKeyProcessorContext<K, V> context;

    AnnounceStores(Collection<String> stores, TopologyWatch watch) {
        this.stores = stores;
        this.watch = watch;
    }

    @Override
    public void init(FixedKeyProcessorContext<K, V> initialised) {
        context = initialised;
        watch.storesLive(stores, initialised.taskId().partition());
    }

    @Override
    public void process(FixedKeyRecord<K, V> record) {
        if (context != null) {
            context.forward(record);
        }
    }

    @Override
    public void close() {
        if (context != null) {
            watch.storesGone(stores, context.taskId().partition());
        }
    }
}
