package io.shopstream.streams.topology;

import io.shopstream.schemas.rules.RejectionReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Everything that a topology told, in order. */
final class RecordedWatch implements TopologyWatch {
    private final List<String> told = new ArrayList<>();

    List<String> told() {
        return List.copyOf(told);
    }

    long count(String what) {
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
    public void storesLive(Collection<String> stores, int partition) {
        stores.forEach(store -> told.add("live " + store + " " + partition));
    }

    @Override
    public void storesGone(Collection<String> stores, int partition) {
        stores.forEach(store -> told.add("gone " + store + " " + partition));
    }
}
