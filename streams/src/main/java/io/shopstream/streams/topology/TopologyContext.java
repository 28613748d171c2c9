package io.shopstream.streams.topology;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;

/**
 * What every sub-topology is built from.
 *
 * @param topics names and partition counts; all internal topics have as many partitions as the order topic
 * @param patience how intake waits for the registry
 */
public record TopologyContext(Topics topics, AvroSerdes serdes, RegistryPatience patience, TopologyWatch watch) {
    int partitions() {
        return topics.orders().partitions();
    }
}
