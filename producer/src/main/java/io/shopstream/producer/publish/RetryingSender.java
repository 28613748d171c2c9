package io.shopstream.producer.publish;

import io.shopstream.producer.faults.Fault;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.KafkaVerdict;
import io.shopstream.schemas.topic.RecordHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
 * Sends live records and blocks until the Kafka client has accepted each one: while the broker or the registry is
 * unavailable, the simulated shop waits too. The client retries accepted records without limit. Some it gives up on
 * nevertheless, for example when a right is taken away: they are sent again, after later ones, which readers expect
 * (versions, event ids), and the shop waits until they are acknowledged. Only a record that Kafka refuses for itself is
 * counted as failed and logged.
 */
final class RetryingSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetryingSender.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Supplier<Producer<String, byte[]>> producers;
    private final SendCounts sendCounts;
    private final StoppableRetry retry;
    private final String run;
    private final Queue<GivenUp> givenUp = new ConcurrentLinkedQueue<>();
    // Records that were given up on and are not acknowledged yet.
    private final AtomicInteger owed = new AtomicInteger();
    private @Nullable Producer<String, byte[]> producer;

    private record GivenUp(
            ProducerRecord<String, byte[]> record, @Nullable Fault fault, Exception failure) {}

    /** @param run id of this run, written into the fault header of faulty records */
    RetryingSender(
            Supplier<Producer<String, byte[]>> producers, SendCounts sendCounts, StoppableRetry retry, String run) {
        this.producers = producers;
        this.sendCounts = sendCounts;
        this.retry = retry;
        this.run = run;
    }

    static Producer<String, byte[]> connect(KafkaConnection kafka, String clientId) {
        return new KafkaProducer<>(
                kafka.with(PublisherSettings.of(clientId)), new StringSerializer(), new ByteArraySerializer());
    }

    <V> void send(RecordToSend<V> record) {
        String topic = record.topic();
        Fault fault = record.fault();
        Iterable<Header> headers = fault == null ? List.of() : List.of(RecordHeaders.fault(fault.code(), run));
        byte[] bytes = serialized(record);
        resend();
        sendUntilAccepted(
                new ProducerRecord<>(topic, null, record.at().toEpochMilli(), record.key(), bytes, headers),
                fault,
                false);
        if (owed.get() == 0) {
            retry.succeeded();
        }
    }

    private byte @Nullable [] serialized(RecordToSend<?> record) {
        while (true) {
            try {
                // Throws if the registry rejects the schema: waiting would not help.
                return record.bytes();
            } catch (RetriableException e) {
                retry.pauseAfter(e);
            }
        }
    }

    /** Sends each record once that was given up on, after a pause. */
    private void resend() {
        GivenUp first = givenUp.peek();
        if (first == null) {
            return;
        }
        retry.pauseAfter(new KafkaException(
                first.record().topic() + ": " + first.failure().getMessage()));
        for (int left = givenUp.size(); left > 0; left--) {
            GivenUp next = givenUp.poll();
            if (next != null) {
                sendUntilAccepted(next.record(), next.fault(), true);
            }
        }
    }

    private void sendUntilAccepted(ProducerRecord<String, byte[]> unsent, @Nullable Fault fault, boolean again) {
        while (true) {
            try {
                if (accepted(unsent, fault, again)) {
                    return;
                }
            } catch (RetriableException e) {
                retry.pauseAfter(e);
            }
        }
    }

    private boolean accepted(ProducerRecord<String, byte[]> unsent, @Nullable Fault fault, boolean again) {
        try {
            Producer<String, byte[]> current = producer == null ? producers.get() : producer;
            producer = current;
            SendCallback callback = new SendCallback(unsent, fault, again);
            sendCounts.sent(unsent.topic());
            try {
                Future<RecordMetadata> _ = current.send(unsent, callback);
            } catch (RuntimeException e) {
                sendCounts.withdrawn(unsent.topic());
                throw e;
            }
            KafkaException refusal = callback.refusal;
            if (refusal != null && !isOfOneRecord(refusal)) {
                sendCounts.withdrawn(unsent.topic());
                throw refusal;
            }
            if (refusal != null) {
                callback.failed(refusal);
            }
            return true;
        } catch (InterruptException e) {
            throw new SimulatorStoppedException();
        } catch (RetriableException e) {
            throw e;
        } catch (KafkaException | IllegalStateException e) {
            // The client is unusable, or cannot be created yet: the next attempt creates a new one.
            closeProducer(Duration.ZERO);
            retry.pauseAfter(e);
            return false;
        }
    }

    private static boolean isOfOneRecord(Exception failure) {
        return KafkaVerdict.of(failure).orElse(KafkaVerdict.STOP) == KafkaVerdict.RECORD;
    }

    /** Waits up to 5 s for the delivery of records in flight. */
    @Override
    public void close() {
        closeProducer(CLOSE_TIMEOUT);
        for (GivenUp left = givenUp.poll(); left != null; left = givenUp.poll()) {
            sendCounts.sent(left.record().topic());
            sendCounts.failed(left.record().topic());
            LOG.warn(
                    "Kafka gave up on a record for {}: {}",
                    left.record().topic(),
                    left.failure().getMessage());
        }
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
        private final ProducerRecord<String, byte[]> record;
        private final @Nullable Fault fault;
        private final boolean again;
        private @Nullable KafkaException refusal;

        /** @param again whether the record was given up on before */
        SendCallback(ProducerRecord<String, byte[]> record, @Nullable Fault fault, boolean again) {
            this.record = record;
            this.fault = fault;
            this.again = again;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
            if (failure == null) {
                sendCounts.acked(record.topic());
                if (fault != null) {
                    sendCounts.faultAcked(fault);
                }
                noLongerOwed();
            } else if (Thread.currentThread().threadId() == sender) {
                refusal = failure instanceof KafkaException known ? known : new KafkaException(failure);
            } else if (isOfOneRecord(failure)) {
                failed(failure);
            } else {
                sendCounts.withdrawn(record.topic());
                if (!again) {
                    owed.incrementAndGet();
                }
                givenUp.add(new GivenUp(record, fault, failure));
            }
        }

        void failed(Exception failure) {
            sendCounts.failed(record.topic());
            LOG.warn("Kafka refuses a record for {}: {}", record.topic(), failure.getMessage());
            noLongerOwed();
        }

        private void noLongerOwed() {
            if (again) {
                owed.decrementAndGet();
            }
        }
    }
}
