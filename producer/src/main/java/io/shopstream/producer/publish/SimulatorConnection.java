package io.shopstream.producer.publish;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;

/** Where the simulated shop publishes. */
public record SimulatorConnection(String bootstrapServers, AvroSerdes serdes, Topics topics) {}
