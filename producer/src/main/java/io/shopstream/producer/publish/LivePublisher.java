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
 * Publishes live records and blocks until the Kafka client has accepted each one: while the broker or the registry is
 * unavailable, the simulated shop waits too. The client retries accepted records without limit; a record that it still
 * gives up on is counted as failed and logged.
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
     * @param run id of this run, written into the fault header of faulty records
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
                // Throws if the registry rejects the schema: waiting would not help.
                byte[] bytes = outgoing.bytes();
                if (accepted(
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

    private boolean accepted(ProducerRecord<String, byte[]> unsent, @Nullable Fault fault) {
        try {
            Producer<String, byte[]> current = producer == null ? producers.get() : producer;
            producer = current;
            SendCallback callback = new SendCallback(unsent.topic(), fault);
            sendCounts.sent(unsent.topic());
            try {
                Future<RecordMetadata> _ = current.send(unsent, callback);
            } catch (RuntimeException e) {
                sendCounts.refused(unsent.topic());
                throw e;
            }
            if (callback.refusal != null) {
                sendCounts.refused(unsent.topic());
                throw callback.refusal;
            }
            return true;
        } catch (InterruptException e) {
            throw new Outage.StoppedException();
        } catch (RetriableException e) {
            throw e;
        } catch (KafkaException | IllegalStateException e) {
            // The client is unusable, or cannot be created yet: the next attempt creates a new one.
            closeProducer(Duration.ZERO);
            outage.retryAfter(e);
            return false;
        }
    }

    /** Waits up to 5 s for the delivery of records in flight. */
    @Override
    public void close() {
        closeProducer(CLOSE_TIMEOUT);
        if (sendCounts.inFlight() > 0) {
            LOG.warn("the simulator stopped with {} records not acknowledged by Kafka", sendCounts.inFlight());
        }
    }

    private void closeProducer(Duration timeout) {
        Producer<String, byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(timeout);
        }
    }

    /**
     * Distinguishes rejected records from failed ones: the client reports a record that it did not accept (buffer full,
     * no metadata) on the calling thread before {@code send} returns, and an accepted record on its own thread.
     */
    private final class SendCallback implements Callback {
        private final long sender = Thread.currentThread().threadId();
        private final String topic;
        private final @Nullable Fault fault;
        private @Nullable KafkaException refusal;

        SendCallback(String topic, @Nullable Fault fault) {
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
