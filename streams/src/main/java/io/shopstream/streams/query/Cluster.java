package io.shopstream.streams.query;

import java.util.Optional;
import java.util.Set;

/** The other instances of this application, by {@code host:port}, as the last rebalance left them. May be wrong. */
public interface Cluster {
    /** Who should have the active store, if it is another instance. */
    Optional<String> owner(String store, int partition);

    /** Other instances that should have the active store or a standby. */
    Set<String> holders(String store, int partition);

    /** All other instances. */
    Set<String> others();

    /** No other instance: nothing is ever sent. */
    static Cluster none() {
        return new Cluster() {
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
