package io.shopstream.streams.processor;

import io.shopstream.streams.topology.TopologyListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Tells the listener from when until when a processor's stores may be read, once each. */
final class StoreAnnouncement {
    private static final int NONE = -1;

    private final TopologyListener listener;
    private final List<String> stores;
    private int livePartition = NONE;

    /** @param stores the processor's stores that queries may read */
    StoreAnnouncement(TopologyListener listener, List<String> stores) {
        this.listener = listener;
        this.stores = stores;
    }

    /**
     * Call this last in {@code init}: by then the stores are restored.
     *
     * @param opened gives the open store of a name
     */
    void live(Function<String, ReadOnlyKeyValueStore<?, ?>> opened, int partition) {
        livePartition = partition;
        Map<String, ReadOnlyKeyValueStore<?, ?>> live = new HashMap<>();
        stores.forEach(name -> live.put(name, opened.apply(name)));
        listener.storesLive(live, partition);
    }

    /** Call this in {@code close}. Does nothing unless the stores are live. */
    void gone() {
        if (livePartition != NONE) {
            listener.storesGone(stores, livePartition);
            livePartition = NONE;
        }
    }
}
