package io.shopstream.streams.flow;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.streams.state.StoreBuilder;

/** The stores of a processor in the order they are given: {@code Set.of} has another one in every JVM. */
public final class StoreSet {
    private StoreSet() {}

    public static Set<StoreBuilder<?>> of(StoreBuilder<?>... stores) {
        return new LinkedHashSet<>(Arrays.asList(stores));
    }
}
