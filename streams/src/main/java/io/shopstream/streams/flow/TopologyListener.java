package io.shopstream.streams.flow;

import io.shopstream.schemas.rules.RejectionReason;
import java.util.Collection;

/**
 * What the topology tells the service about itself. Called from stream threads: must be thread-safe and quick. Work
 * whose transaction is aborted is told of again, so counts may run ahead of what was committed.
 */
public interface TopologyListener {
    /** An order version was taken in. */
    void accepted();

    /** An order version was ignored, being no newer than the last. */
    void duplicate();

    /** A record of the order topic was dead-lettered. */
    void rejected(RejectionReason reason);

    /** A record of the event topic is no valid event; nothing counts it, and the sink dead-letters it. */
    void eventRejected(RejectionReason reason);

    /** A record entered the part: of a topic, or of the repartition topic before it. */
    void processed(Subtopology subtopology);

    /** A change was too old for what {@link Retention} keeps, and changed nothing of the part. */
    void late(Subtopology subtopology);

    /** A record of an input topic was of no use to the part; dead-lettering it is another service's business. */
    void ignored(Subtopology subtopology);

    /** The part wrote a result whose newest cause is {@code ageMillis} old, by the Kafka timestamp it came in with. */
    void written(Subtopology subtopology, long ageMillis);

    /** From now on the partition's stores are restored and written by this instance. */
    void storesLive(Collection<String> stores, int partition);

    /** From now on they are not; they may close, move away, or be restored. */
    void storesGone(Collection<String> stores, int partition);
}
