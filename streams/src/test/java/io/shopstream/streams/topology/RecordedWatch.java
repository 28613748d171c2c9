package io.shopstream.streams.topology;

import io.shopstream.schemas.rules.RejectionReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

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
    public void processed(TopologyPart part) {
        recorded.add("processed " + part.label());
    }

    @Override
    public void late(TopologyPart part) {
        recorded.add("late " + part.label());
    }

    @Override
    public void ignored(TopologyPart part) {
        recorded.add("ignored " + part.label());
    }

    @Override
    public void written(TopologyPart part, long ageMillis) {
        recorded.add("written " + part.label());
    }

    @Override
    public void storesLive(Map<String, ReadOnlyKeyValueStore<?, ?>> stores, int partition) {
        stores.keySet().forEach(store -> recorded.add("live " + store + " " + partition));
    }

    @Override
    public void storesGone(Collection<String> stores, int partition) {
        stores.forEach(store -> recorded.add("gone " + store + " " + partition));
    }
}
