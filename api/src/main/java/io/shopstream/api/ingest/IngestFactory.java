package io.shopstream.api.ingest;

import io.shopstream.api.ingest.read.BatchReader;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** Makes the {@link Ingest} of each kind of record; all share the limits of records in flight and of bodies. */
public final class IngestFactory {
    // Within the delivery timeout of the producers.
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    // Four of the largest batches.
    private static final int MAX_IN_FLIGHT = 20_000;

    private final Topics topics;
    private final AvroSerdes serdes;
    private final RecordPublisher publisher;
    private final BodyBudget budget = new BodyBudget();
    private final Clock clock;

    public IngestFactory(
            Topics topics,
            AvroSerdes serdes,
            KafkaTemplate<String, byte[]> template,
            ProducerFactory<String, byte[]> producers,
            Clock clock) {
        this.topics = topics;
        this.serdes = serdes;
        this.publisher = new RecordPublisher(template, producers, DEADLINE, MAX_IN_FLIGHT);
        this.clock = clock;
    }

    public Ingest orders() {
        String topic = topics.orders().name();
        BatchReader reader = BatchReader.orders(serdes.serializer(topics.orders()), topic);
        return new Ingest(topic, reader, publisher, budget, clock);
    }

    public Ingest events() {
        String topic = topics.events().name();
        BatchReader reader = BatchReader.events(serdes.serializer(topics.events()), topic);
        return new Ingest(topic, reader, publisher, budget, clock);
    }

    /** Records that were given to the Kafka client and are not acknowledged yet. */
    public int inFlight() {
        return publisher.inFlight();
    }
}
