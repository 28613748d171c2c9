package io.shopstream.streams.sales;

import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.ProductKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Partitions by product id alone, whatever the window, so that a product is never split between partitions. */
final class ByProduct implements StreamPartitioner<ProductKey, HourPane> {
    @Override
    public Optional<Set<Integer>> partitions(String topic, ProductKey pane, HourPane value, int numPartitions) {
        int hash = Utils.murmur2(pane.productId().getBytes(StandardCharsets.UTF_8));
        return Optional.of(Set.of(Utils.toPositive(hash) % numPartitions));
    }
}
