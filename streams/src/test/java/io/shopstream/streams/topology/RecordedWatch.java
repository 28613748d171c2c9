package io.shopstream.streams.topology;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.streams.flow.Part;
import io.shopstream.streams.flow.TopologyWatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Everything that a topology told, in order. */
public final class RecordedWatch implements TopologyWatch {
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
    public void processed(Part part) {
        told.add("processed " + part.label());
    }

    @Override
    public void late(Part part) {
        told.add("late " + part.label());
    }

    @Override
    public void ignored(Part part) {
        told.add("ignored " + part.label());
    }

    @Override
    public void written(Part part, long ageMillis) {
        told.add("written " + part.label());
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
