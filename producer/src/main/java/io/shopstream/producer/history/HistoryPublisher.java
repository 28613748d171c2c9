package io.shopstream.producer.history;

import io.shopstream.producer.publish.Outage;
import io.shopstream.producer.publish.SimulatorConnection;
import io.shopstream.producer.simulator.ShopOutput;
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
 * Publishes chunks of history, each exactly once: records and the progress that they make are one transaction. A chunk
 * is kept until it is committed, so a broker that goes away is waited for and then gets it again; if the outcome of a
 * commit is unknown, the progress topic tells it. Not thread-safe.
 */
final class HistoryPublisher implements ShopOutput, AutoCloseable {
    private static final String CLIENT_ID = "shop-history";
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final SimulatorConnection connection;
    private final ProgressTopic progressTopic;
    private final Outage outage;
    private final Clock clock;
    private final String orders;
    private final String events;
    private final Serializer<Order> orderSerializer;
    private final Serializer<ShopEvent> eventSerializer;
    private final Serializer<HistoryProgress> progressSerializer;
    private final List<ProducerRecord<String, byte[]>> chunk = new ArrayList<>();
    private @Nullable Producer<String, byte[]> producer;
    private boolean fencedBefore;

    HistoryPublisher(SimulatorConnection connection, Outage outage, Clock clock) {
        this.connection = connection;
        this.progressTopic = new ProgressTopic(
                connection.bootstrapServers(),
                connection.serdes(),
                connection.topics().history());
        this.outage = outage;
        this.clock = clock;
        this.orders = connection.topics().orders().name();
        this.events = connection.topics().events().name();
        this.orderSerializer =
                connection.serdes().serializer(connection.topics().orders());
        this.eventSerializer =
                connection.serdes().serializer(connection.topics().events());
        this.progressSerializer =
                connection.serdes().serializer(connection.topics().history());
    }

    /**
     * Ends what a predecessor left open, fences it, and says how far the past is committed. Waits for Kafka.
     *
     * @throws Outage.StoppedException if the simulator is to stop
     */
    Optional<HistoryProgress> open() {
        while (true) {
            try {
                connect();
                Optional<HistoryProgress> last = progressTopic.last();
                outage.over();
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

    /** Records of the chunk that is not committed yet. */
    int pending() {
        return chunk.size();
    }

    /**
     * Returns when the chunk is committed together with the progress. The transaction is open only within this call: what
     * takes long before it, such as a registry that is away, cannot let it time out.
     *
     * @throws IllegalStateException if another process publishes this shop's history
     */
    void commit(HistoryProgress progress) {
        ProducerRecord<String, byte[]> mark = record(
                connection.topics().history().name(),
                ProgressTopic.KEY,
                serialized(connection.topics().history().name(), progressSerializer, progress));
        boolean doubtful = false;
        while (true) {
            try {
                Producer<String, byte[]> current = producer == null ? connect() : producer;
                if (!doubtful || !isCommitted(progress)) {
                    send(current, mark);
                }
                break;
            } catch (KafkaException e) {
                doubtful = true;
                failed(e);
            }
        }
        fencedBefore = false;
        outage.over();
        chunk.clear();
    }

    private <V> void append(String topic, Serializer<V> serializer, String key, V value) {
        chunk.add(record(topic, key, serialized(topic, serializer, value)));
    }

    // A failed send fails the commit: no callback is needed to learn of it.
    private void send(Producer<String, byte[]> current, ProducerRecord<String, byte[]> mark) {
        current.beginTransaction();
        for (ProducerRecord<String, byte[]> record : chunk) {
            Future<RecordMetadata> _ = current.send(record);
        }
        Future<RecordMetadata> _ = current.send(mark);
        current.commitTransaction();
    }

    private <V> byte[] serialized(String topic, Serializer<V> serializer, V value) {
        while (true) {
            try {
                return serializer.serialize(topic, value);
            } catch (RetriableException e) {
                outage.retryAfter(e);
            }
        }
    }

    // The time of sending, not the event's: a broker cuts a partition into segments by the records' timestamps, and
    // two years of them would be a hundred segments in each partition of each topic downstream.
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
        Map<String, Object> config = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                connection.bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                connection.topics().consumerGroup(CLIENT_ID),
                ProducerConfig.CLIENT_ID_CONFIG,
                CLIENT_ID,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 << 10,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                10_000);
        Producer<String, byte[]> made = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        producer = made;
        made.initTransactions();
        return made;
    }

    private void failed(KafkaException failure) {
        abandon();
        boolean fenced = failure instanceof ProducerFencedException || failure instanceof InvalidProducerEpochException;
        // Once, the broker may have ended a transaction that took too long; twice in a row it is somebody else.
        if (fenced && fencedBefore) {
            throw new IllegalStateException("another producer publishes this shop's history: stop one of the two");
        }
        fencedBefore = fenced;
        if (failure instanceof InterruptException) {
            throw new Outage.StoppedException();
        }
        outage.retryAfter(failure);
    }

    private void abandon() {
        Producer<String, byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        Producer<String, byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(CLOSE_TIMEOUT);
        }
    }
}
