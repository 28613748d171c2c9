package io.shopstream.producer.capture;

import io.shopstream.producer.publish.PublisherSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
 * Publishes in order and returns once Kafka has acknowledged everything. While Kafka or the registry is away it waits, for
 * ever, and says so in the status; an interrupt ends that.
 */
final class ChangePublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangePublisher.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Producer<String, byte[]> producer;
    private final CaptureMonitor monitor;

    ChangePublisher(Producer<String, byte[]> producer, CaptureMonitor monitor) {
        this.producer = producer;
        this.monitor = monitor;
    }

    static Producer<String, byte[]> connect(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>(PublisherSettings.of(bootstrapServers, "shop-capture"));
        // The batch is complete when it is flushed: nothing to linger for.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * @throws KafkaException if Kafka refuses a record for good
     */
    void publish(List<ProducerRecord<String, byte[]>> records) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        for (ProducerRecord<String, byte[]> record : records) {
            sent.add(patiently(() -> taken(record)));
        }
        for (Future<RecordMetadata> each : sent) {
            awaitAcknowledged(each);
        }
        goOn();
    }

    /** Does it again until neither Kafka nor the registry is in the way. */
    <T> T patiently(Supplier<T> step) throws InterruptedException {
        while (true) {
            try {
                return step.get();
            } catch (RetriableException e) {
                waitFor(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        }
    }

    // What the client does not take (while it knows no broker, it looks for one for two seconds with every record) it
    // reports by the future, not by an exception.
    private Future<RecordMetadata> taken(ProducerRecord<String, byte[]> record) {
        Future<RecordMetadata> sent = producer.send(record);
        if (sent.isDone()
                && sent.state() == Future.State.FAILED
                && sent.exceptionNow() instanceof RetriableException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("Kafka takes no records: " + e.getMessage(), e);
        }
        return sent;
    }

    private void awaitAcknowledged(Future<RecordMetadata> sent) throws InterruptedException {
        while (true) {
            try {
                sent.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                waitFor("Kafka has not acknowledged anything for " + TIMEOUT.toSeconds() + " s");
            } catch (ExecutionException e) {
                throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
            }
        }
    }

    private void waitFor(String reason) {
        if (monitor.publisherWaits(reason)) {
            LOG.warn("change capture waits: {}", reason);
        }
    }

    private void goOn() {
        if (monitor.publisherGoesOn()) {
            LOG.info("change capture goes on");
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
