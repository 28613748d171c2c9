package io.shopstream.streams.topology;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;

/**
 * Everything that a part of the topology is built from.
 *
 * @param topics names and partition counts; all internal topics have as many partitions as the order topic
 * @param retention how long state is kept
 * @param outputs whether results are written
 * @param registryRetry how intake retries while the registry is unavailable
 */
public record TopologySettings(
        Topics topics,
        AvroSerdes serdes,
        RegistryRetry registryRetry,
        Retention retention,
        Outputs outputs,
        TopologyListener listener) {
    public int partitions() {
        return topics.orders().partitions();
    }
}
