package io.shopstream.streams.topology;

import io.shopstream.schemas.rules.RejectionReason;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Receives events of the topology. Called from stream threads: must be thread-safe and quick. Work of an aborted
 * transaction is done and reported again, so counts may exceed what was committed.
 */
public interface TopologyListener {
    /** An order version was accepted. */
    void accepted();

    /** An order version was ignored, because it is not newer than the last one. */
    void duplicate();

    /** A record of the order topic was dead-lettered. */
    void rejected(RejectionReason reason);

    /** A record of the event topic is invalid; streams ignores it, and the sink dead-letters it. */
    void eventRejected(RejectionReason reason);

    /** A record entered the part: from an input topic, or from the repartition topic before it. */
    void processed(TopologyPart part);

    /** A change was older than {@link Retention} allows and changed nothing in the part. */
    void late(TopologyPart part);

    /** The part ignored a record of an input topic; dead-lettering it is left to another service. */
    void ignored(TopologyPart part);

    /** The part wrote a result whose newest cause is {@code ageMillis} old, by the Kafka timestamp of the cause. */
    void written(TopologyPart part, long ageMillis);

    /**
     * The partition's stores are restored, and this instance writes them from now on.
     *
     * @param stores by name; they may be read from any thread until {@link #storesGone}
     */
    void storesLive(Map<String, ReadOnlyKeyValueStore<?, ?>> stores, int partition);

    /** This instance no longer writes the stores: they may be closed, moved or restored. */
    void storesGone(Collection<String> stores, int partition);
}
