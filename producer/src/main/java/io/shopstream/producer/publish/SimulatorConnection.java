package io.shopstream.producer.publish;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;

/** The Kafka cluster, serdes and topics that the simulated shop publishes to. */
public record SimulatorConnection(String bootstrapServers, AvroSerdes serdes, Topics topics) {}
