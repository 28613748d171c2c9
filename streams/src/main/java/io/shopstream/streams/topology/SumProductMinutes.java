package io.shopstream.streams.topology;

import io.shopstream.streams.pane.MinuteSales;
import io.shopstream.streams.pane.ProductKey;
import io.shopstream.streams.pane.Sales;
import io.shopstream.streams.pane.SalesSerdes;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Adds each delta to its minute pane and passes it on, unchanged, to be added to its hour. */
final class SumProductMinutes implements FixedKeyProcessor<ProductKey, MinuteSales, MinuteSales> {
    private static final List<String> STORES = List.of(Names.PRODUCT_SALES_PER_MINUTE, Names.PRODUCT_SALES_PER_HOUR);

    private final TopologyWatch watch;
    private @Nullable Task task;

    SumProductMinutes(TopologyWatch watch) {
        this.watch = watch;
    }

    @Override
    public void init(FixedKeyProcessorContext<ProductKey, MinuteSales> context) {
        task = new Task(context, context.getStateStore(Names.PRODUCT_SALES_PER_MINUTE));
        watch.storesLive(STORES, context.taskId().partition());
    }

    @Override
    public void process(FixedKeyRecord<ProductKey, MinuteSales> record) {
        if (task == null) {
            throw new IllegalStateException("init comes first");
        }
        ProductKey minute = record.value().paneIn(record.key());
        Sales sum = task.minutes.get(minute);
        Sales delta = record.value().sales();
        task.minutes.put(minute, sum == null ? delta : sum.plus(delta));
        task.context.forward(record);
    }

    @Override
    public void close() {
        if (task != null) {
            watch.storesGone(STORES, task.context.taskId().partition());
        }
    }

    private record Task(
            FixedKeyProcessorContext<ProductKey, MinuteSales> context, KeyValueStore<ProductKey, Sales> minutes) {}

    record Supplier(TopologyWatch watch) implements FixedKeyProcessorSupplier<ProductKey, MinuteSales, MinuteSales> {
        @Override
        public FixedKeyProcessor<ProductKey, MinuteSales, MinuteSales> get() {
            return new SumProductMinutes(watch);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            // Cached: a busy pane reaches RocksDB and the changelog once per commit, not once per order.
            return Set.of(Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(Names.PRODUCT_SALES_PER_MINUTE),
                            ProductKey.SERDE,
                            SalesSerdes.SALES)
                    .withCachingEnabled());
        }
    }
}
