package io.shopstream.streams.runtime;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.streams.runtime.stores.EngineStores;
import io.shopstream.streams.topology.TopologyListener;
import io.shopstream.streams.topology.TopologyPart;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Forwards events of the topology to the counters and to the registry of live stores. */
record ServiceWatch(IntakeCounts counts, PartCounts partCounts, EngineStores stores) implements TopologyListener {
    @Override
    public void accepted() {
        counts.addAccepted();
    }

    @Override
    public void duplicate() {
        counts.addDuplicate();
    }

    @Override
    public void rejected(RejectionReason reason) {
        counts.addRejected(reason);
    }

    @Override
    public void eventRejected(RejectionReason reason) {
        counts.addRejectedEvent(reason);
    }

    @Override
    public void processed(TopologyPart part) {
        partCounts.addProcessed(part);
    }

    @Override
    public void late(TopologyPart part) {
        partCounts.addLate(part);
    }

    @Override
    public void ignored(TopologyPart part) {
        partCounts.addIgnored(part);
    }

    @Override
    public void written(TopologyPart part, long ageMillis) {
        partCounts.addWritten(part, ageMillis);
    }

    @Override
    public void storesLive(Map<String, ReadOnlyKeyValueStore<?, ?>> live, int partition) {
        stores.becameLive(live, partition);
    }

    @Override
    public void storesGone(Collection<String> names, int partition) {
        stores.gone(names, partition);
    }
}
