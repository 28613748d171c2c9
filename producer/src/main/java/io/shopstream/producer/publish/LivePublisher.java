package io.shopstream.producer.publish;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands records to Kafka and does not return before the client has taken one: while the broker or the registry is away
 * it waits, and so does the shop. What the client has taken it tries to deliver for ever; what it gives up on all the
 * same is counted as failed and logged, never dropped silently.
 */
final class LivePublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LivePublisher.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Supplier<Producer<String, byte[]>> producers;
    private final Ledger ledger;
    private final Outage outage;
    private @Nullable Producer<String, byte[]> producer;

    LivePublisher(Supplier<Producer<String, byte[]>> producers, Ledger ledger, Outage outage) {
        this.producers = producers;
        this.ledger = ledger;
        this.outage = outage;
    }

    static Producer<String, byte[]> connect(String bootstrapServers, String clientId) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        clientId,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        // A live page shows the order within a second: a few milliseconds are all that may be spent
                        // here.
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        64 << 10,
                        // One at a time: a broker takes any sequence number from a producer that is new to a partition.
                        // If
                        // it refuses the first batch (the leader of a new topic is not ready yet) and takes the second,
                        // the first is out of order for ever.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1,
                        // An outage ends some time: giving up would lose what was taken.
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Integer.MAX_VALUE,
                        // Back to the loop often, so that waiting is reported and a stop is obeyed.
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        2_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    <V> void publish(String topic, Serializer<V> serializer, String key, V value) {
        while (true) {
            try {
                // A schema that the registry refuses is thrown on: waiting would not help.
                byte[] bytes = serializer.serialize(topic, value);
                if (taken(new ProducerRecord<>(topic, key, bytes))) {
                    outage.over();
                    return;
                }
            } catch (RetriableException e) {
                outage.retryAfter(e);
            }
        }
    }

    private boolean taken(ProducerRecord<String, byte[]> unsent) {
        try {
            Producer<String, byte[]> current = producer == null ? producers.get() : producer;
            producer = current;
            RefusalNote note = new RefusalNote(unsent.topic());
            ledger.sent(unsent.topic());
            try {
                Future<RecordMetadata> _ = current.send(unsent, note::completed);
            } catch (RuntimeException e) {
                ledger.refused(unsent.topic());
                throw e;
            }
            if (note.refusal != null) {
                ledger.refused(unsent.topic());
                throw note.refusal;
            }
            return true;
        } catch (InterruptException e) {
            throw new Outage.StoppedException();
        } catch (RetriableException e) {
            throw e;
        } catch (KafkaException | IllegalStateException e) {
            // The client is beyond repair (or cannot be made yet): the next try takes a new one.
            closeProducer(Duration.ZERO);
            outage.retryAfter(e);
            return false;
        }
    }

    /** Delivers what is under way, for a few seconds at most. */
    @Override
    public void close() {
        closeProducer(CLOSE_WITHIN);
        if (ledger.inFlight() > 0) {
            LOG.warn("the simulator stopped with {} records not acknowledged by Kafka", ledger.inFlight());
        }
    }

    private void closeProducer(Duration within) {
        Producer<String, byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(within);
        }
    }

    /**
     * The client reports a record it never took (no room, no metadata) through the callback too, on the calling thread,
     * before {@code send} returns; what it took is reported on its own thread.
     */
    private final class RefusalNote {
        private final long sender = Thread.currentThread().threadId();
        private final String topic;
        private @Nullable KafkaException refusal;

        RefusalNote(String topic) {
            this.topic = topic;
        }

        void completed(@Nullable Object metadata, @Nullable Exception failure) {
            if (failure == null) {
                ledger.acked(topic);
            } else if (Thread.currentThread().threadId() == sender) {
                refusal = failure instanceof KafkaException known ? known : new KafkaException(failure);
            } else {
                ledger.failed(topic);
                LOG.warn("Kafka gave up on a record for {}: {}", topic, failure.getMessage());
            }
        }
    }
}
