package io.shopstream.streams.flow;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.streams.state.StoreBuilder;

/** Set of a processor's stores in the given order, which {@code Set.of} would change from JVM to JVM. */
public final class StoreSet {
    private StoreSet() {}

    public static Set<StoreBuilder<?>> of(StoreBuilder<?>... stores) {
        return new LinkedHashSet<>(Arrays.asList(stores));
    }
}
