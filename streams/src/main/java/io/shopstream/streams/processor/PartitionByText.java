package io.shopstream.streams.processor;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Partitions by one text of the key alone, with the hash of Kafka's default partitioner, so that all keys with this
 * text are in one partition.
 *
 * @param text returns the text of a key
 */
public record PartitionByText<K, V>(Function<K, String> text) implements StreamPartitioner<K, V> {
    /** The partition of a text. */
    public static Set<Integer> of(String text, int numPartitions) {
        int hash = Utils.murmur2(text.getBytes(StandardCharsets.UTF_8));
        return Set.of(Utils.toPositive(hash) % numPartitions);
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, K key, V value, int numPartitions) {
        return Optional.of(of(text.apply(key), numPartitions));
    }
}
