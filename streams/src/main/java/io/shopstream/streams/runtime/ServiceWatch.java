package io.shopstream.streams.runtime;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.streams.runtime.stores.EngineStores;
import io.shopstream.streams.topology.Subtopology;
import io.shopstream.streams.topology.TopologyListener;
import java.util.Collection;

/** Forwards events of the topology to the counters and to the registry of live stores. */
record ServiceWatch(IntakeCounts counts, SubtopologyCounts subtopologyCounts, EngineStores stores)
        implements TopologyListener {
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
    public void processed(Subtopology subtopology) {
        subtopologyCounts.addProcessed(subtopology);
    }

    @Override
    public void late(Subtopology subtopology) {
        subtopologyCounts.addLate(subtopology);
    }

    @Override
    public void ignored(Subtopology subtopology) {
        subtopologyCounts.addIgnored(subtopology);
    }

    @Override
    public void written(Subtopology subtopology, long ageMillis) {
        subtopologyCounts.addWritten(subtopology, ageMillis);
    }

    @Override
    public void storesLive(Collection<String> names, int partition) {
        stores.becameLive(names, partition);
    }

    @Override
    public void storesGone(Collection<String> names, int partition) {
        stores.gone(names, partition);
    }
}
