package io.shopstream.producer.publish;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;

/** What a client of the shop's topics needs: the Kafka brokers, the serdes of their registry, and the topics. */
public record KafkaAccess(String bootstrapServers, AvroSerdes serdes, Topics topics) {}
