package io.shopstream.api.live;

import io.shopstream.api.answer.LatestOrder;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.validation.RecordValidator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the order and event topics over one connection, from their ends (orders: up to 25 per partition earlier) until
 * it is closed or fails.
 */
final class FeedSession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int EARLIER_ORDERS_PER_PARTITION = 25;

    private final Consumer<byte[], byte[]> consumer;
    private final RecordValidator<Order> orders;
    private final String ordersTopic;
    private final String eventsTopic;
    private final FeedTally tally;
    private final Map<TopicPartition, Long> liveFrom = new HashMap<>();
    private volatile boolean stopped;

    FeedSession(String kafka, Topics topics, AvroSerdes serdes, FeedTally tally) {
        this.ordersTopic = topics.orders().name();
        this.orders = RecordValidator.orders(serdes.deserializer(topics.orders()), ordersTopic);
        this.eventsTopic = topics.events().name();
        this.tally = tally;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        ConsumerGroups.API_LIVE,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        topics.consumerGroup(ConsumerGroups.API_LIVE),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "latest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        5_000,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Returns false if the topics do not exist yet. */
    boolean open() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(ordersTopic, eventsTopic)) {
            List<PartitionInfo> known = consumer.partitionsFor(topic);
            if (known.isEmpty()) {
                return false;
            }
            known.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        liveFrom.putAll(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        liveFrom.forEach((partition, end) -> {
            long back = partition.topic().equals(ordersTopic) ? EARLIER_ORDERS_PER_PARTITION : 0;
            consumer.seek(partition, Math.max(beginnings.getOrDefault(partition, 0L), end - back));
        });
        return true;
    }

    void readUntilClosed() {
        try {
            while (!stopped) {
                consumer.poll(POLL).forEach(this::take);
            }
        } catch (WakeupException e) {
            // stopped
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(eventsTopic)) {
            tally.event();
            return;
        }
        // Streams dead-letters an invalid record and status counts it; the live feed skips it.
        Instant receivedAt = Instant.ofEpochMilli(record.timestamp());
        if (orders.validate(record.key(), record.value(), receivedAt)
                instanceof RecordValidator.Valid<Order>(Order order)) {
            take(record, order);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Order order) {
        long live = liveFrom.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
        if (record.offset() < live) {
            tally.earlierOrder(LatestOrder.of(order));
        } else {
            tally.order(LatestOrder.of(order));
        }
    }

    /** May be called from any thread. */
    void stop() {
        stopped = true;
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
