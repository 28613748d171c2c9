package io.shopstream.producer.history;

import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.producer.publish.SimulatorStoppedException;
import io.shopstream.producer.publish.StoppableRetry;
import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.schemas.avro.HistoryProgress;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes history in chunks, each exactly once: its records and its progress record are one transaction. A chunk is
 * kept until it is committed and sent again after a broker outage. If the outcome of a commit is unknown, the progress
 * topic is read to find out. Not thread-safe.
 */
final class HistoryPublisher implements ShopOutput, AutoCloseable {
    private static final String CLIENT_ID = "shop-history";
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaAccess kafka;
    private final ProgressTopic progressTopic;
    private final StoppableRetry retry;
    private final Clock clock;
    private final String orders;
    private final String events;
    private final Serializer<Order> orderSerializer;
    private final Serializer<ShopEvent> eventSerializer;
    private final Serializer<HistoryProgress> progressSerializer;
    private final List<ProducerRecord<String, byte[]>> chunk = new ArrayList<>();
    private @Nullable Producer<String, byte[]> producer;
    private boolean fencedBefore;

    HistoryPublisher(KafkaAccess kafka, StoppableRetry retry, Clock clock) {
        this.kafka = kafka;
        this.progressTopic = new ProgressTopic(kafka);
        this.retry = retry;
        this.clock = clock;
        this.orders = kafka.topics().orders().name();
        this.events = kafka.topics().events().name();
        this.orderSerializer = kafka.serdes().serializer(kafka.topics().orders());
        this.eventSerializer = kafka.serdes().serializer(kafka.topics().events());
        this.progressSerializer = kafka.serdes().serializer(kafka.topics().history());
    }

    /**
     * Aborts a predecessor's open transaction, fences it, and returns the last committed progress. Waits for Kafka.
     *
     * @throws io.shopstream.producer.publish.SimulatorStoppedException if the simulator is stopped
     */
    Optional<HistoryProgress> open() {
        while (true) {
            try {
                connect();
                Optional<HistoryProgress> last = progressTopic.last();
                retry.succeeded();
                return last;
            } catch (KafkaException e) {
                failed(e);
            }
        }
    }

    @Override
    public void order(Order order, Instant at) {
        append(orders, orderSerializer, order.getOrderId(), order);
    }

    @Override
    public void event(ShopEvent event) {
        append(events, eventSerializer, event.getUserId(), event);
    }

    /** Number of records in the chunk that is not committed yet. */
    int pending() {
        return chunk.size();
    }

    /**
     * Commits the chunk together with the progress. The transaction is open only during this call, so it cannot time
     * out while the chunk is collected, for example while the registry is unavailable.
     *
     * @throws IllegalStateException if another process publishes this shop's history
     */
    void commit(HistoryProgress progress) {
        ProducerRecord<String, byte[]> progressRecord = record(
                kafka.topics().history().name(),
                ProgressTopic.KEY,
                serialized(kafka.topics().history().name(), progressSerializer, progress));
        boolean outcomeUnknown = false;
        while (true) {
            try {
                Producer<String, byte[]> current = producer == null ? connect() : producer;
                if (!outcomeUnknown || !isCommitted(progress)) {
                    send(current, progressRecord);
                }
                break;
            } catch (KafkaException e) {
                outcomeUnknown = true;
                failed(e);
            }
        }
        fencedBefore = false;
        retry.succeeded();
        chunk.clear();
    }

    private <V> void append(String topic, Serializer<V> serializer, String key, V value) {
        chunk.add(record(topic, key, serialized(topic, serializer, value)));
    }

    // A failed send makes the commit fail, so no callback is needed.
    private void send(Producer<String, byte[]> current, ProducerRecord<String, byte[]> progressRecord) {
        current.beginTransaction();
        for (ProducerRecord<String, byte[]> record : chunk) {
            Future<RecordMetadata> _ = current.send(record);
        }
        Future<RecordMetadata> _ = current.send(progressRecord);
        current.commitTransaction();
    }

    private <V> byte[] serialized(String topic, Serializer<V> serializer, V value) {
        while (true) {
            try {
                return serializer.serialize(topic, value);
            } catch (RetriableException e) {
                retry.pauseAfter(e);
            }
        }
    }

    // The timestamp is the time of sending, not the event time: brokers roll segments by record timestamps, and two
    // years of event time would make a hundred segments in each partition of each topic downstream.
    private ProducerRecord<String, byte[]> record(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, null, clock.millis(), key, value);
    }

    private boolean isCommitted(HistoryProgress progress) {
        return progressTopic
                .last()
                .filter(last -> !last.getThrough().isBefore(progress.getThrough()))
                .isPresent();
    }

    private Producer<String, byte[]> connect() {
        Map<String, Object> config = kafka.connection()
                .with(Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        kafka.topics().consumerGroup(CLIENT_ID),
                        ProducerConfig.CLIENT_ID_CONFIG,
                        CLIENT_ID,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        128 << 10,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        10_000));
        Producer<String, byte[]> made = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        producer = made;
        made.initTransactions();
        return made;
    }

    private void failed(KafkaException failure) {
        closeProducer(Duration.ZERO);
        boolean fenced = failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException;
        // A single fencing may be a transaction that the broker timed out; two in a row mean another producer.
        if (fenced && fencedBefore) {
            throw new IllegalStateException("another producer publishes this shop's history: stop one of the two");
        }
        fencedBefore = fenced;
        if (failure instanceof InterruptException) {
            throw new SimulatorStoppedException();
        }
        retry.pauseAfter(failure);
    }

    @Override
    public void close() {
        closeProducer(CLOSE_TIMEOUT);
    }

    private void closeProducer(Duration timeout) {
        Producer<String, byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(timeout);
        }
    }
}
