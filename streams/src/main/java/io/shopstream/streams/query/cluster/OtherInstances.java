package io.shopstream.streams.query.cluster;

import java.util.Optional;
import java.util.Set;

/** The other instances of this application, by {@code host:port}, as of the last rebalance. May be out of date. */
public interface OtherInstances {
    /** The other instance that should have the active store; empty if this instance has it, or none does. */
    Optional<String> owner(String store, int partition);

    /** Other instances that should have the active store or a standby of it. */
    Set<String> holders(String store, int partition);

    /** All other instances. */
    Set<String> others();

    /** No other instances: nothing is sent. */
    static OtherInstances none() {
        return new OtherInstances() {
            @Override
            public Optional<String> owner(String store, int partition) {
                return Optional.empty();
            }

            @Override
            public Set<String> holders(String store, int partition) {
                return Set.of();
            }

            @Override
            public Set<String> others() {
                return Set.of();
            }
        };
    }
}
