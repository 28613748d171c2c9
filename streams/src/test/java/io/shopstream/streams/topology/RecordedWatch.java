package io.shopstream.streams.topology;

import io.shopstream.schemas.rules.RejectionReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Records the events of a topology, in order. */
public final class RecordedWatch implements TopologyListener {
    private final List<String> recorded = new ArrayList<>();

    public List<String> recorded() {
        return List.copyOf(recorded);
    }

    public long count(String what) {
        return recorded.stream().filter(what::equals).count();
    }

    @Override
    public void accepted() {
        recorded.add("accepted");
    }

    @Override
    public void duplicate() {
        recorded.add("duplicate");
    }

    @Override
    public void rejected(RejectionReason reason) {
        recorded.add("rejected " + reason.code());
    }

    @Override
    public void eventRejected(RejectionReason reason) {
        recorded.add("rejected event " + reason.code());
    }

    @Override
    public void processed(Subtopology subtopology) {
        recorded.add("processed " + subtopology.label());
    }

    @Override
    public void late(Subtopology subtopology) {
        recorded.add("late " + subtopology.label());
    }

    @Override
    public void ignored(Subtopology subtopology) {
        recorded.add("ignored " + subtopology.label());
    }

    @Override
    public void written(Subtopology subtopology, long ageMillis) {
        recorded.add("written " + subtopology.label());
    }

    @Override
    public void storesLive(Collection<String> stores, int partition) {
        stores.forEach(store -> recorded.add("live " + store + " " + partition));
    }

    @Override
    public void storesGone(Collection<String> stores, int partition) {
        stores.forEach(store -> recorded.add("gone " + store + " " + partition));
    }
}
