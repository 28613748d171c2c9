package io.shopstream.streams.topology;

import io.shopstream.schemas.rules.RejectionReason;
import java.util.Collection;

/**
 * What the topology tells the service about itself. Called from stream threads: must be thread-safe and quick. Work
 * whose transaction is aborted is told of again, so counts may run ahead of what was committed.
 */
public interface TopologyWatch {
    void accepted();

    void duplicate();

    void rejected(RejectionReason reason);

    /** From now on the partition's stores are restored and written by this instance. */
    void storesLive(Collection<String> stores, int partition);

    /** From now on they are not; they may close, move away, or be restored. */
    void storesGone(Collection<String> stores, int partition);
}
