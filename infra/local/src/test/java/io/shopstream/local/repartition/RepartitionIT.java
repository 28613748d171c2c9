package io.shopstream.local.repartition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.local.console.CommandFailure;
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
import org.apache.kafka.clients.admin.NewPartitions;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepartitionIT {
    private static final int KEYS = 40;
    // A transaction of one second is aborted when the broker looks for such every ten seconds.
    private static final int SHORT_TRANSACTION = 1_000;

    private final String brokers = SharedPlatform.get().kafka().bootstrapServers();
    private final String id = UUID.randomUUID() + "-";
    private final Topics from = Topics.of("old-" + id, 2);
    private final Topics to = Topics.of("new-" + id, 3);
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", brokers));
    private final Repartition repartition = new Repartition(brokers);
    private final Map<ByteBuffer, List<String>> expected = new HashMap<>();
    private int sent;

    @AfterEach
    void close() {
        repartition.close();
        admin.close();
    }

    @Test
    void shouldCopyCommittedRecordsByKeyAndInOrderAlsoAfterPartitionsWereAdded() throws Exception {
        String orders = from.orders().name();
        new TopicProvisioner(admin).provision(from.all());
        sendRound(orders, null);
        sendRound(orders, null);
        admin.createPartitions(Map.of(orders, NewPartitions.increaseTo(5)))
                .all()
                .get();
        // A producer that still has the old metadata, and one that knows the new partitions.
        sendRound(orders, 2);
        sendRound(orders, 5);
        sendAborted(orders);
        sendRound(orders, 5);
        long records = sent;
        leaveTransactionOpen(from.events().name());

        Map<String, Long> copied = repartition.run(from, to, (fraction, offsets) -> {});

        assertThat(copied)
                .containsEntry(to.orders().name(), records)
                .containsEntry(to.events().name(), 1L)
                .containsEntry(to.users().name(), 0L);
        assertCopied();
        assertThat(repartition.bytes(to)).isPositive();

        // An interrupted run is repeated from its beginning.
        repartition.discard(to.prefix());
        assertThat(repartition.isUsed(to.prefix())).isFalse();
        assertThat(repartition.isUsed(from.prefix())).isTrue();
        assertThat(repartition.run(from, to, (fraction, offsets) -> {})).isEqualTo(copied);
        assertCopied();
    }

    @Test
    void shouldRefuseTopicsThatHaveRecordsAlready() {
        new TopicProvisioner(admin).provision(from.all());
        sendRound(from.events().name(), null);
        repartition.run(from, to, (fraction, offsets) -> {});

        assertThatThrownBy(() -> repartition.run(from, to, (fraction, offsets) -> {}))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(to.events().name());
    }

    @Test
    void shouldRefuseACopyInWhichALaterRecordIsMissing() {
        new TopicProvisioner(admin).provision(from.all());
        sendRound(from.events().name(), null);
        boolean[] added = new boolean[1];

        assertThatThrownBy(() -> repartition.run(from, to, (fraction, offsets) -> {
                    if (offsets > KEYS && !added[0]) {
                        added[0] = true;
                        sendRound(from.orders().name(), null);
                    }
                }))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(
                        "another program has written to " + from.orders().name());
    }

    private void assertCopied() {
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

    // One record of every key; partitions as the producer knows them, null for the default partitioner.
    private void sendRound(String topic, @Nullable Integer partitions) {
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            for (int number = 0; number < KEYS; number++) {
                // Not valid UTF-8, in parts.
                byte[] key = ByteBuffer.allocate(5)
                        .put((byte) 0xC3)
                        .putInt(number * 7_919)
                        .array();
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

    private void sendAborted(String topic) {
        try (Producer<byte[], byte[]> producer = producer(Map.of("transactional.id", "aborted-" + id))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, new byte[] {9}, new byte[] {9}));
            producer.flush();
            producer.abortTransaction();
        }
    }

    private void leaveTransactionOpen(String topic) {
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
                TopicScan.settings(brokers, "repartition-it", IsolationLevel.READ_UNCOMMITTED),
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
}
