package io.shopstream.producer.publish;

import io.shopstream.producer.faults.Fault;
import io.shopstream.schemas.topic.RecordHeaders;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Supplier<Producer<String, byte[]>> producers;
    private final SendCounts sendCounts;
    private final Outage outage;
    private final String run;
    private @Nullable Producer<String, byte[]> producer;

    /**
     * @param run what faulty records are marked with
     */
    LivePublisher(Supplier<Producer<String, byte[]>> producers, SendCounts sendCounts, Outage outage, String run) {
        this.producers = producers;
        this.sendCounts = sendCounts;
        this.outage = outage;
        this.run = run;
    }

    static Producer<String, byte[]> connect(String bootstrapServers, String clientId) {
        return new KafkaProducer<>(
                PublisherSettings.of(bootstrapServers, clientId), new StringSerializer(), new ByteArraySerializer());
    }

    <V> void publish(Outgoing<V> outgoing) {
        String topic = outgoing.topic();
        Fault fault = outgoing.fault();
        Iterable<Header> headers = fault == null ? List.of() : List.of(RecordHeaders.fault(fault.code(), run));
        while (true) {
            try {
                // A schema that the registry refuses is thrown on: waiting would not help.
                byte[] bytes = outgoing.bytes();
                if (taken(
                        new ProducerRecord<>(topic, null, outgoing.at().toEpochMilli(), outgoing.key(), bytes, headers),
                        fault)) {
                    outage.over();
                    return;
                }
            } catch (RetriableException e) {
                outage.retryAfter(e);
            }
        }
    }

    private boolean taken(ProducerRecord<String, byte[]> unsent, @Nullable Fault fault) {
        try {
            Producer<String, byte[]> current = producer == null ? producers.get() : producer;
            producer = current;
            RefusalNote note = new RefusalNote(unsent.topic(), fault);
            sendCounts.sent(unsent.topic());
            try {
                Future<RecordMetadata> _ = current.send(unsent, note);
            } catch (RuntimeException e) {
                sendCounts.refused(unsent.topic());
                throw e;
            }
            if (note.refusal != null) {
                sendCounts.refused(unsent.topic());
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
        closeProducer(CLOSE_TIMEOUT);
        if (sendCounts.inFlight() > 0) {
            LOG.warn("the simulator stopped with {} records not acknowledged by Kafka", sendCounts.inFlight());
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
    private final class RefusalNote implements Callback {
        private final long sender = Thread.currentThread().threadId();
        private final String topic;
        private final @Nullable Fault fault;
        private @Nullable KafkaException refusal;

        RefusalNote(String topic, @Nullable Fault fault) {
            this.topic = topic;
            this.fault = fault;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
            if (failure == null) {
                sendCounts.acked(topic);
                if (fault != null) {
                    sendCounts.faultAcked(fault);
                }
            } else if (Thread.currentThread().threadId() == sender) {
                refusal = failure instanceof KafkaException known ? known : new KafkaException(failure);
            } else {
                sendCounts.failed(topic);
                LOG.warn("Kafka gave up on a record for {}: {}", topic, failure.getMessage());
            }
        }
    }
}
