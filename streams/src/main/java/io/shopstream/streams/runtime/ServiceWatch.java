package io.shopstream.streams.runtime;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.streams.flow.Part;
import io.shopstream.streams.flow.TopologyWatch;
import java.util.Collection;

/** Passes what the topology tells on to the counters and to the registry of live stores. */
record ServiceWatch(IntakeCounts counts, PartCounts parts, EngineStores stores) implements TopologyWatch {
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
    public void processed(Part part) {
        parts.addProcessed(part);
    }

    @Override
    public void late(Part part) {
        parts.addLate(part);
    }

    @Override
    public void ignored(Part part) {
        parts.addIgnored(part);
    }

    @Override
    public void written(Part part, long ageMillis) {
        parts.addWritten(part, ageMillis);
    }

    @Override
    public void storesLive(Collection<String> names, int partition) {
        stores.becameLive(names, partition);
    }

    @Override
    public void storesGone(Collection<String> names, int partition) {
        stores.live().gone(names, partition);
    }
}
