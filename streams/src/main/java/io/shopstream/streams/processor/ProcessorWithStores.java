package io.shopstream.streams.processor;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Supplies processors together with their stores.
 *
 * @param processors makes a new processor at every call
 * @param stores in a fixed order, which {@code Set.of} would change from JVM to JVM
 */
public record ProcessorWithStores<KIn extends @Nullable Object, VIn extends @Nullable Object, KOut, VOut>(
        Supplier<Processor<KIn, VIn, KOut, VOut>> processors, Set<StoreBuilder<?>> stores)
        implements ProcessorSupplier<KIn, VIn, KOut, VOut> {
    public static <KIn extends @Nullable Object, VIn extends @Nullable Object, KOut, VOut>
            ProcessorSupplier<KIn, VIn, KOut, VOut> of(
                    Supplier<Processor<KIn, VIn, KOut, VOut>> processors, StoreBuilder<?>... stores) {
        return new ProcessorWithStores<>(processors, new LinkedHashSet<>(Arrays.asList(stores)));
    }

    /** Builds a persistent store without a record cache. */
    public static <K, V> StoreBuilder<KeyValueStore<K, V>> store(String name, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values);
    }

    @Override
    public Processor<KIn, VIn, KOut, VOut> get() {
        return processors.get();
    }
}
