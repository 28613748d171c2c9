package io.shopstream.streams.runtime;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.streams.topology.TopologyWatch;
import java.util.Collection;

/** Passes what the topology tells on to the counters and to the registry of live stores. */
record ServiceWatch(IntakeCounts counts, LiveStores stores) implements TopologyWatch {
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
    public void storesLive(Collection<String> names, int partition) {
        stores.live(names, partition);
    }

    @Override
    public void storesGone(Collection<String> names, int partition) {
        stores.gone(names, partition);
    }
}
