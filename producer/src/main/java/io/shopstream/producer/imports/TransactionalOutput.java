package io.shopstream.producer.imports;

import io.shopstream.producer.imports.existing.FileIdentity;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.ImportedFile;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.topic.RecordKeys;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes in transactions of bounded size, so that readers of committed records do not wait long and memory stays
 * flat. Closing aborts the open transaction.
 */
final class TransactionalOutput implements ImportOutput {
    private static final int RECORDS_PER_TRANSACTION = 5_000;
    private static final int BYTES_PER_TRANSACTION = 4 << 20;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;
    private final Topics topics;
    private final FileIdentity file;
    private final Iterable<Header> importHeader;
    private final Clock clock;
    private final Serializer<Order> orders;
    private final Serializer<User> users;
    private final Serializer<Product> products;
    private final Serializer<DeadLetter> deadLetters;
    private final Serializer<ImportedFile> files;
    private int openRecords;
    private long openBytes;

    TransactionalOutput(Producer<String, byte[]> producer, KafkaAccess kafka, FileIdentity file, Clock clock) {
        this.producer = producer;
        this.topics = kafka.topics();
        AvroSerdes serdes = kafka.serdes();
        this.file = file;
        this.importHeader = List.of(RecordHeaders.importedContent(file.key()));
        this.clock = clock;
        this.orders = serdes.serializer(topics.orders());
        this.users = serdes.serializer(topics.users());
        this.products = serdes.serializer(topics.products());
        this.deadLetters = serdes.serializer(topics.deadLetters(ConsumerGroups.IMPORT));
        this.files = serdes.serializer(topics.imports());
    }

    /** Fences a running import and ends its open transaction: only the newest import of a shop can publish. */
    static TransactionalOutput open(KafkaAccess kafka, FileIdentity file, Clock clock) throws ImportException {
        String group = kafka.topics().consumerGroup(ConsumerGroups.IMPORT);
        Map<String, Object> config = kafka.connection()
                .with(Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        group,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        group,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 << 10));
        try {
            Producer<String, byte[]> producer =
                    new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
            try {
                producer.initTransactions();
            } catch (KafkaException e) {
                producer.close(Duration.ZERO);
                throw e;
            }
            return new TransactionalOutput(producer, kafka, file, clock);
        } catch (KafkaException e) {
            throw failure(e);
        }
    }

    @Override
    public void order(Order order) throws ImportException {
        send(topics.orders(), orders, order.getOrderId(), order, importHeader);
    }

    @Override
    public void user(User user) throws ImportException {
        send(topics.users(), users, user.getUserId(), user, List.of());
    }

    @Override
    public void product(Product product) throws ImportException {
        send(topics.products(), products, product.getProductId(), product, List.of());
    }

    @Override
    public void deadLetter(DeadLetter deadLetter) throws ImportException {
        String key = RecordKeys.deadLetter(
                deadLetter.getSourceTopic(), deadLetter.getSourcePartition(), deadLetter.getSourceOffset());
        send(topics.deadLetters(ConsumerGroups.IMPORT), deadLetters, key, deadLetter, List.of());
    }

    @Override
    public void file(ImportedFile imported) throws ImportException {
        send(topics.imports(), files, file.key(), imported, List.of());
    }

    /** Commits all records sent so far; readers of committed records see them a moment later. */
    @Override
    public void commit() throws ImportException {
        if (openRecords == 0) {
            return;
        }
        try {
            producer.commitTransaction();
            openRecords = 0;
            openBytes = 0;
        } catch (KafkaException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        try {
            if (openRecords > 0) {
                producer.abortTransaction();
            }
        } catch (KafkaException e) {
            // The broker aborts the transaction after its timeout, or the next import does.
        } finally {
            producer.close(CLOSE_TIMEOUT);
        }
    }

    private <V> void send(Topic<V> topic, Serializer<V> serializer, String key, V value, Iterable<Header> headers)
            throws ImportException {
        try {
            if (openRecords == 0) {
                producer.beginTransaction();
            }
            byte[] bytes = serializer.serialize(topic.name(), value);
            // No callback needed: a failed send makes the commit fail.
            Future<RecordMetadata> _ =
                    producer.send(new ProducerRecord<>(topic.name(), null, clock.millis(), key, bytes, headers));
            openRecords++;
            openBytes += bytes.length;
        } catch (KafkaException e) {
            throw failure(e);
        }
        if (openRecords >= RECORDS_PER_TRANSACTION || openBytes >= BYTES_PER_TRANSACTION) {
            commit();
        }
    }

    private static ImportException failure(KafkaException cause) {
        if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
            return new ImportException("another import has taken over; this one stopped", cause);
        }
        return new ImportException(
                "the import stopped (" + cause.getMessage()
                        + "); committed records remain and count once: import the file again when Kafka and the"
                        + " registry are up",
                cause);
    }
}
