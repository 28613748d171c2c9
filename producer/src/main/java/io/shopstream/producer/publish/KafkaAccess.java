package io.shopstream.producer.publish;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;

/** What a client of the shop's topics needs: the connection to Kafka, the serdes of their registry, and the topics. */
public record KafkaAccess(KafkaConnection connection, AvroSerdes serdes, Topics topics) {}
