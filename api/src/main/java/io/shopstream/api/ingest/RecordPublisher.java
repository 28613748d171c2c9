package io.shopstream.api.ingest;

import io.shopstream.api.ingest.Delivery.Acknowledged;
import io.shopstream.api.ingest.Delivery.NotSent;
import io.shopstream.api.ingest.Delivery.Refused;
import io.shopstream.api.ingest.Delivery.Unknown;
import io.shopstream.api.ingest.read.IngestRefusedException;
import io.shopstream.schemas.topic.KafkaVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.SendResult;

/**
 * Publishes the records of a request and says of each one what became of it, within a deadline. The number of records
 * in flight, of all requests together, is limited: those that outlive their request count until Kafka answers or the
 * client gives up. Thread-safe.
 */
final class RecordPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(RecordPublisher.class);

    private final KafkaTemplate<String, byte[]> template;
    private final ProducerFactory<String, byte[]> producers;
    private final Duration deadline;
    private final int maxInFlight;
    private final Semaphore inFlight;
    private volatile boolean failureLogged;

    /**
     * @param deadline how long a request waits for Kafka; within the delivery timeout of the producers
     * @param maxInFlight records of all requests together
     */
    RecordPublisher(
            KafkaTemplate<String, byte[]> template,
            ProducerFactory<String, byte[]> producers,
            Duration deadline,
            int maxInFlight) {
        this.template = template;
        this.producers = producers;
        this.deadline = deadline;
        this.maxInFlight = maxInFlight;
        this.inFlight = new Semaphore(maxInFlight);
    }

    /**
     * Returns what became of each record, in their order.
     *
     * @throws IngestRefusedException if too many records are in flight; none is sent then
     */
    List<Delivery> publish(List<ProducerRecord<String, byte[]>> records) {
        if (!inFlight.tryAcquire(records.size())) {
            throw IngestRefusedException.busy("too many records are waiting for Kafka: send this request again");
        }
        return new Attempt().publish(records);
    }

    /** Records in flight, of all requests. */
    int inFlight() {
        return maxInFlight - inFlight.availablePermits();
    }

    private final class Attempt {
        private final long end = System.nanoTime() + deadline.toNanos();
        // Once one record was not taken, the next would wait as long for nothing.
        private boolean stopped;
        // Set by the threads of the Kafka client, too.
        private volatile boolean newClient;

        List<Delivery> publish(List<ProducerRecord<String, byte[]>> records) {
            List<CompletableFuture<Delivery>> sent = new ArrayList<>(records.size());
            for (ProducerRecord<String, byte[]> record : records) {
                sent.add(send(record));
            }
            List<Delivery> deliveries = new ArrayList<>(records.size());
            for (CompletableFuture<Delivery> each : sent) {
                deliveries.add(await(each));
            }
            if (newClient) {
                producers.reset();
            }
            if (deliveries.stream().anyMatch(Acknowledged.class::isInstance)) {
                failureLogged = false;
            }
            return deliveries;
        }

        private CompletableFuture<Delivery> send(ProducerRecord<String, byte[]> record) {
            if (stopped || System.nanoTime() - end > 0) {
                inFlight.release();
                return CompletableFuture.completedFuture(new NotSent());
            }
            CompletableFuture<SendResult<String, byte[]>> future;
            try {
                future = template.send(record);
            } catch (RuntimeException e) {
                // Thrown for what the client does not take, and for what is refused before send returns.
                inFlight.release();
                Delivery delivery = failed(e, new NotSent());
                stopped |= delivery instanceof NotSent;
                return CompletableFuture.completedFuture(delivery);
            }
            CompletableFuture<Delivery> delivery =
                    future.handle((result, failure) -> failure == null ? acknowledged(result) : failed(failure));
            return delivery.whenComplete((known, failure) -> inFlight.release());
        }

        private Delivery acknowledged(SendResult<String, byte[]> result) {
            RecordMetadata position = result.getRecordMetadata();
            return new Acknowledged(position.partition(), position.offset());
        }

        // The client tells too little about whether it has sent the record: an expired one may have been written.
        private Delivery failed(Throwable failure) {
            return failed(failure, new Unknown());
        }

        private Delivery failed(Throwable failure, Delivery otherwise) {
            Optional<KafkaVerdict> verdict = KafkaVerdict.of(failure);
            // A failure that is not of Kafka: such as that of a client which another request has just replaced.
            return switch (verdict.orElse(KafkaVerdict.WAIT)) {
                case RECORD -> new Refused();
                case WAIT, END -> {
                    log(failure, verdict.isEmpty());
                    yield otherwise;
                }
                case NEW_CLIENT -> {
                    newClient = true;
                    log(failure, false);
                    yield otherwise;
                }
                case STOP -> {
                    newClient = true;
                    log(failure, true);
                    yield otherwise;
                }
            };
        }

        private Delivery await(CompletableFuture<Delivery> delivery) {
            try {
                return delivery.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return new Unknown();
            } catch (ExecutionException e) {
                throw new IllegalStateException("an outcome cannot be told", e);
            } catch (InterruptedException e) {
                // The service stops. Deliveries that are known are told nevertheless.
                Thread.currentThread().interrupt();
                return new Unknown();
            }
        }

        private void log(Throwable failure, boolean error) {
            if (failureLogged) {
                return;
            }
            failureLogged = true;
            String reason = NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
            if (error) {
                LOG.error("Kafka does not take the records of other programs: {}", reason, failure);
            } else {
                LOG.warn("Kafka does not take the records of other programs at the moment: {}", reason);
            }
        }
    }
}
