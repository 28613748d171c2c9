package io.shopstream.local;

import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.avro.CustomerTotals;
import io.shopstream.schemas.rules.CustomerSegment;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.RecordKeys;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes totals of a customer who never bought anything to the topic of streams, to falsify it. */
record FalseCustomer(Endpoints endpoints) {
    private static final Topic<CustomerTotals> TOPIC = Topics.standard().customerTotals();
    private static final Instant ORDERED_AT = Instant.parse("2011-12-09T12:50:00Z");

    /** Acknowledged when this returns. */
    void publish(long orders) throws ExecutionException, InterruptedException {
        CustomerTotals totals = CustomerTotals.newBuilder()
                .setUserId("nobody")
                .setCurrency("CHF")
                .setOrders(orders)
                .setGrossMinor(orders)
                .setReturnsMinor(0)
                .setNetMinor(orders)
                .setUnits(orders)
                .setFirstOrderAt(orders == 0 ? null : ORDERED_AT)
                .setLastOrderAt(orders == 0 ? null : ORDERED_AT)
                .setSegment(CustomerSegment.of(orders, orders).code())
                .build();
        AvroSerdes serdes =
                new AvroSerdes(new HttpSchemaRegistry(URI.create(endpoints.registry()), Duration.ofSeconds(30)));
        byte[] value = serdes.serializer(TOPIC).serialize(TOPIC.name(), totals);
        try (Producer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", endpoints.kafka()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC.name(), RecordKeys.customerTotals("CHF", "nobody"), value))
                    .get();
        }
    }
}
