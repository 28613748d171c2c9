package io.shopstream.streams.topology;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.streams.flow.Subtopology;
import io.shopstream.streams.flow.TopologyListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Everything that a topology told, in order. */
public final class RecordedWatch implements TopologyListener {
    private final List<String> told = new ArrayList<>();

    public List<String> told() {
        return List.copyOf(told);
    }

    public long count(String what) {
        return told.stream().filter(what::equals).count();
    }

    @Override
    public void accepted() {
        told.add("accepted");
    }

    @Override
    public void duplicate() {
        told.add("duplicate");
    }

    @Override
    public void rejected(RejectionReason reason) {
        told.add("rejected " + reason.code());
    }

    @Override
    public void eventRejected(RejectionReason reason) {
        told.add("rejected event " + reason.code());
    }

    @Override
    public void processed(Subtopology subtopology) {
        told.add("processed " + subtopology.label());
    }

    @Override
    public void late(Subtopology subtopology) {
        told.add("late " + subtopology.label());
    }

    @Override
    public void ignored(Subtopology subtopology) {
        told.add("ignored " + subtopology.label());
    }

    @Override
    public void written(Subtopology subtopology, long ageMillis) {
        told.add("written " + subtopology.label());
    }

    @Override
    public void storesLive(Collection<String> stores, int partition) {
        stores.forEach(store -> told.add("live " + store + " " + partition));
    }

    @Override
    public void storesGone(Collection<String> stores, int partition) {
        stores.forEach(store -> told.add("gone " + store + " " + partition));
    }
}
