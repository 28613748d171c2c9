package io.shopstream.local.repartition;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.TopicEnds;
import io.shopstream.schemas.topic.TopicScan;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Copies committed records of a topic into an empty topic, each to the partition that the default partitioner chooses
 * for its key. Key, value, headers and timestamp stay as they are, and so does the order of the records of one key.
 *
 * <p>A topic that was given more partitions has records of one key in two of them. Those where a producer would not put
 * them any more are the older ones, so they are copied first: the topic is read twice.
 */
final class TopicCopy implements AutoCloseable {
    // Longer than the transactions of the shop's own producers: a killed one is aborted after a minute.
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    // As large as the largest record that a topic of the catalogue may hold.
    private static final int MAX_RECORD_BYTES = 33_554_432;

    private final TopicEnds ends;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Map<TopicPartition, Long> copiedTo = new HashMap<>();

    TopicCopy(KafkaConnection kafka, TopicEnds ends) {
        this.ends = ends;
        this.consumer = new KafkaConsumer<>(
                TopicScan.settings(kafka, "shop-repartition", IsolationLevel.READ_COMMITTED),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(
                kafka.with(Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "shop-repartition",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 << 10,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        MAX_RECORD_BYTES,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        2L * MAX_RECORD_BYTES)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Offsets to read in order to copy the topics, an upper bound for progress. */
    long work(Collection<String> topics) {
        return 2
                * ends.ends(ends.existingPartitions(topics)).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    /**
     * Copies everything that is in the topic now.
     *
     * @param to an empty topic
     * @param partitions of {@code to}
     * @param progress receives how many offsets were read since the last call
     * @return number of copied records, all of which the broker has; 0 if there is no topic {@code from}
     * @throws CommandFailure if records cannot be read, written, or are not all there afterwards
     */
    long copy(String from, String to, int partitions, LongConsumer progress) {
        List<TopicPartition> source = ends.existingPartitions(List.of(from));
        Map<TopicPartition, Long> sourceEnds = ends.ends(source);
        copiedTo.putAll(sourceEnds);
        long[] sent = new long[partitions];
        try {
            for (boolean displaced : new boolean[] {true, false}) {
                pass(sourceEnds, displaced, new Target(to, source.size(), sent), progress);
            }
            producer.flush();
        } catch (TimeoutException e) {
            throw new CommandFailure(
                    from + " cannot be read to its end; if a transaction of another program is still open there, end"
                            + " that program, wait 15 minutes and run this command again. " + e.getMessage(),
                    e);
        }
        requireSent(to);
        requireComplete(to, sent);
        return Arrays.stream(sent).sum();
    }

    /** @throws CommandFailure if a record was added to a copied topic meanwhile: it is missing in the copy */
    void requireNothingAdded() {
        TopicScan.between(consumer, copiedTo, ends.ends(copiedTo.keySet()), PATIENCE)
                .forEach(record -> {
                    throw new CommandFailure("another program has written to " + record.topic()
                            + " meanwhile: stop every service and every program that writes to the shop, then run this command"
                            + " again");
                });
    }

    private void pass(Map<TopicPartition, Long> sourceEnds, boolean displaced, Target target, LongConsumer progress) {
        // To the very end: the committed end lies before a transaction that is open, or that was killed.
        TopicScan<byte[], byte[]> scan = TopicScan.to(consumer, sourceEnds, PATIENCE);
        long left = scan.left();
        while (!scan.isDone()) {
            for (ConsumerRecord<byte[], byte[]> record : scan.next()) {
                if (target.isDisplaced(record) == displaced) {
                    producer.send(target.place(record), (_, e) -> failure.compareAndSet(null, e));
                }
            }
            requireSent(target.topic);
            progress.accept(left - scan.left());
            left = scan.left();
        }
    }

    private void requireSent(String to) {
        Exception failed = failure.get();
        if (failed != null) {
            throw new CommandFailure("a record cannot be written to " + to + ": " + failed.getMessage(), failed);
        }
    }

    // The producer writes each record once and without transactions, so the topic has exactly as many offsets.
    private void requireComplete(String to, long[] sent) {
        Map<TopicPartition, Long> wanted = new HashMap<>();
        for (int partition = 0; partition < sent.length; partition++) {
            wanted.put(new TopicPartition(to, partition), sent[partition]);
        }
        Map<TopicPartition, Long> written = ends.ends(wanted.keySet());
        if (!written.equals(wanted)) {
            throw new CommandFailure("the copy is not complete: %s ends at %s, not at %s: another program writes to it"
                    .formatted(to, written.values(), wanted.values()));
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close(Duration.ofSeconds(10));
    }

    /** Chooses partitions and counts what is sent to each. */
    private record Target(String topic, int sourcePartitions, long[] sent) {
        boolean isDisplaced(ConsumerRecord<byte[], byte[]> record) {
            return record.key() != null
                    && BuiltInPartitioner.partitionForKey(record.key(), sourcePartitions) != record.partition();
        }

        ProducerRecord<byte[], byte[]> place(ConsumerRecord<byte[], byte[]> record) {
            // Records without a key have no place; those of one partition stay together.
            int partition = record.key() == null
                    ? record.partition() % sent.length
                    : BuiltInPartitioner.partitionForKey(record.key(), sent.length);
            sent[partition]++;
            return new ProducerRecord<>(
                    topic,
                    partition,
                    // Only records of very old clients have no timestamp.
                    record.timestamp() < 0 ? null : record.timestamp(),
                    record.key(),
                    record.value(),
                    record.headers());
        }
    }
}
