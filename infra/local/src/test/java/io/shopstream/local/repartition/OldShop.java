package io.shopstream.local.repartition;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.TopicScan;
import io.shopstream.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** The topics of a shop with two partitions on the shared broker, and what their copies with three must hold. */
public final class OldShop implements AutoCloseable {
    /** Records of a round, without the one that has no key. */
    public static final int KEYS = 40;

    // A transaction of one second is aborted when the broker looks for such every ten seconds.
    private static final int SHORT_TRANSACTION = 1_000;
    private static final int LARGE_BYTES = 300_000;

    private final String brokers = SharedPlatform.get().kafka().bootstrapServers();
    private final String id = UUID.randomUUID() + "-";
    private final Topics from = Topics.of("old-" + id, 2);
    private final Topics to = Topics.of("new-" + id, 3);
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", brokers));
    private final Map<ByteBuffer, List<String>> expected = new HashMap<>();
    private int sent;

    /** A run of {@link Repartition} was killed. */
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    public OldShop() {
        new TopicProvisioner(admin).provision(from.all());
    }

    public String brokers() {
        return brokers;
    }

    public Topics from() {
        return from;
    }

    public Topics to() {
        return to;
    }

    Admin admin() {
        return admin;
    }

    /** Records sent to the order topic. */
    int sent() {
        return sent;
    }

    /** Writes orders that no consumer reads in one poll, and runs a copy that ends after the first of them. */
    public void copyAndKill(Repartition repartition) {
        for (int number = 0; number < KEYS; number++) {
            byte[] value = new byte[LARGE_BYTES];
            value[0] = (byte) number;
            try (Producer<byte[], byte[]> producer = producer(Map.of())) {
                send(producer, new ProducerRecord<>(from.orders().name(), 0, 1L, key(number), value));
            }
        }
        long onePass = sent;
        try {
            repartition.run(from, to, (fraction, offsets) -> {
                if (offsets > onePass) {
                    throw new Killed();
                }
            });
        } catch (Killed e) {
            assertThat(read(to.orders().name())).as("copied before the end").hasSizeBetween(1, sent - 1);
            return;
        }
        throw new AssertionError("not killed");
    }

    /** Every record once, under its key, in its order, with its bytes, headers and timestamp. */
    public void assertCopied() {
        Map<ByteBuffer, List<String>> found = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : read(to.orders().name())) {
            found.computeIfAbsent(key(record.key()), _ -> new ArrayList<>())
                    .add(text(record.value(), record.timestamp(), record.headers()));
            if (record.key() != null) {
                assertThat(record.partition()).isEqualTo(Utils.toPositive(Utils.murmur2(record.key())) % 3);
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    /**
     * One record of every key, and one without.
     *
     * @param partitions as the producer knows them; null for the default partitioner
     */
    public void sendRound(String topic, @Nullable Integer partitions) {
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            for (int number = 0; number < KEYS; number++) {
                byte[] key = key(number);
                byte[] value = sent % 5 == 4 ? null : ("value " + sent).getBytes(StandardCharsets.UTF_8);
                long timestamp = sent % 3 == 0 ? 0 : 1_291_190_400_000L - sent;
                Integer partition = partitions == null ? null : Utils.toPositive(Utils.murmur2(key)) % partitions;
                send(producer, new ProducerRecord<>(topic, partition, timestamp, key, value));
            }
            send(producer, new ProducerRecord<>(topic, 1, 1L, null, new byte[] {1}));
        }
    }

    private void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        record.headers()
                .add(new RecordHeader("number", new byte[] {(byte) sent}))
                .add("none", null);
        producer.send(record);
        expected.computeIfAbsent(key(record.key()), _ -> new ArrayList<>())
                .add(text(record.value(), record.timestamp(), record.headers()));
        sent++;
    }

    void sendAborted(String topic) {
        try (Producer<byte[], byte[]> producer = producer(Map.of("transactional.id", "aborted-" + id))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, new byte[] {9}, new byte[] {9}));
            producer.flush();
            producer.abortTransaction();
        }
    }

    void leaveTransactionOpen(String topic) {
        Producer<byte[], byte[]> killed =
                producer(Map.of("transactional.id", "killed-" + id, "transaction.timeout.ms", SHORT_TRANSACTION));
        killed.initTransactions();
        killed.beginTransaction();
        killed.send(new ProducerRecord<>(topic, 0, new byte[] {9}, new byte[] {9}));
        killed.flush();
        // Behind the open transaction in the same partition.
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1}));
        }
        killed.close(Duration.ZERO);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                TopicScan.settings(KafkaConnection.of(brokers), "repartition-it", IsolationLevel.READ_UNCOMMITTED),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicScan.of(consumer, topic, Duration.ofMinutes(1)).forEach(records::add);
        }
        return records;
    }

    private Producer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(Map.of("bootstrap.servers", brokers));
        config.putAll(more);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    // Not valid UTF-8, in parts.
    private static byte[] key(int number) {
        return ByteBuffer.allocate(5).put((byte) 0xC3).putInt(number * 7_919).array();
    }

    private static ByteBuffer key(byte @Nullable [] key) {
        return key == null ? ByteBuffer.wrap("no key".getBytes(StandardCharsets.UTF_8)) : ByteBuffer.wrap(key);
    }

    private static String text(byte @Nullable [] value, long timestamp, Iterable<Header> headers) {
        StringBuilder text = new StringBuilder()
                .append(timestamp)
                .append(value == null ? " tombstone" : " " + HexFormat.of().formatHex(value));
        headers.forEach(header -> text.append(' ')
                .append(header.key())
                .append('=')
                .append(header.value() == null ? "null" : HexFormat.of().formatHex(header.value())));
        return text.toString();
    }

    @Override
    public void close() {
        admin.close();
    }
}
