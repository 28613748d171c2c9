package io.shopstream.producer.capture.changes;

import io.shopstream.producer.publish.PublisherSettings;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.KafkaVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes records in order and returns once Kafka has acknowledged or refused each of them. While Kafka or the
 * registry is unavailable it retries without limit and reports WAITING; an interrupt ends the wait.
 */
public final class ChangePublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangePublisher.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
    // The maximum of a dead letter topic; the client's default of 1 MB would refuse the dead letter of a large row.
    private static final int MAX_REQUEST_BYTES = 32 * 1024 * 1024;
    private static final long BUFFER_BYTES = 2L * MAX_REQUEST_BYTES;

    private final Producer<String, byte[]> producer;
    private final CaptureMonitor monitor;

    public ChangePublisher(Producer<String, byte[]> producer, CaptureMonitor monitor) {
        this.producer = producer;
        this.monitor = monitor;
    }

    public static Producer<String, byte[]> connect(KafkaConnection kafka) {
        Map<String, Object> settings = kafka.with(PublisherSettings.of("shop-capture"));
        // The caller waits for the acknowledgements of each batch: lingering would only add delay.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * A record that Kafka refuses for itself and would refuse again, for example because it is too large.
     *
     * @param index of the record in the list
     */
    record Refused(int index, KafkaException failure) {}

    /**
     * Returns the records that Kafka refuses; normally none.
     *
     * @throws KafkaException for a failure that is not of one record and lasts, such as missing rights: publish all
     *     again, with a new publisher
     */
    List<Refused> publish(List<ProducerRecord<String, byte[]>> records) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        for (ProducerRecord<String, byte[]> record : records) {
            sent.add(retrying(() -> trySend(record)));
        }
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            try {
                awaitAcknowledged(sent.get(i));
            } catch (KafkaException e) {
                if (KafkaVerdict.of(e).orElse(KafkaVerdict.STOP) != KafkaVerdict.RECORD) {
                    throw e;
                }
                refused.add(new Refused(i, e));
            }
        }
        reportResumed();
        return refused;
    }

    /** Retries the step for as long as it fails with a {@link RetriableException}. */
    <T> T retrying(Supplier<T> step) throws InterruptedException {
        while (true) {
            try {
                return step.get();
            } catch (RetriableException e) {
                reportWaiting(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        }
    }

    // The client reports a record that it does not accept through the future, not by an exception. While it knows no
    // broker, each record costs two seconds (max.block.ms).
    private Future<RecordMetadata> trySend(ProducerRecord<String, byte[]> record) {
        Future<RecordMetadata> sent = producer.send(record);
        if (sent.isDone()
                && sent.state() == Future.State.FAILED
                && sent.exceptionNow() instanceof RetriableException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("Kafka accepts no records: " + e.getMessage(), e);
        }
        return sent;
    }

    private void awaitAcknowledged(Future<RecordMetadata> sent) throws InterruptedException {
        while (true) {
            try {
                sent.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                reportWaiting("Kafka has not acknowledged anything for " + TIMEOUT.toSeconds() + " s");
            } catch (ExecutionException e) {
                throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
            }
        }
    }

    private void reportWaiting(String reason) {
        if (monitor.publisherWaits(reason)) {
            LOG.warn("change capture waits: {}", reason);
        }
    }

    private void reportResumed() {
        if (monitor.publisherResumes()) {
            LOG.info("change capture resumes");
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
