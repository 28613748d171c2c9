package io.shopstream.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.trace.RecordTraces;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WatchedClientsIT {
    private static final TopicPartition PARTITION = new TopicPartition("watched-clients", 0);

    private final LocalOffsets own = new LocalOffsets();
    private final WatchedClients clients = new WatchedClients(own, RecordTraces.OFF);

    @Test
    void shouldReportStartAndCommittedOffsets() throws Exception {
        try (Admin admin = Admin.create(kafka())) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
        Consumer<byte[], byte[]> consumer = clients.getConsumer(with(Map.of(
                "group.id",
                PARTITION.topic(),
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "isolation.level",
                "read_committed")));
        try (Producer<byte[], byte[]> producer =
                clients.getProducer(with(Map.of("transactional.id", PARTITION.topic(), "linger.ms", 60_000)))) {
            producer.initTransactions();
            consumer.subscribe(List.of(PARTITION.topic()), new Nothing());
            awaitPosition(consumer, 0);

            producer.beginTransaction();
            Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(PARTITION.topic(), new byte[1]));
            producer.flush();
            assertThat(sent.isDone()).isFalse();
            producer.sendOffsetsToTransaction(Map.of(PARTITION, new OffsetAndMetadata(1)), consumer.groupMetadata());
            assertThat(sent.get().offset()).isZero();
            assertThat(own.all()).containsOnly(Map.entry(PARTITION, 0L));
            producer.commitTransaction();
            assertThat(own.all()).containsOnly(Map.entry(PARTITION, 1L));

            consumer.unsubscribe();
            assertThat(own.all()).isEmpty();
            consumer.subscribe(List.of(PARTITION.topic()), new Nothing());
            // 1 is the committed offset, 2 the offset after the transaction marker.
            awaitPosition(consumer, 1, 2);
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(10)));
        }
        assertThat(own.all()).isEmpty();
    }

    private void awaitPosition(Consumer<byte[], byte[]> consumer, long... oneOf) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            consumer.poll(Duration.ofMillis(100));
            return !consumer.assignment().isEmpty()
                    && Arrays.stream(oneOf).anyMatch(position -> own.all().equals(Map.of(PARTITION, position)));
        });
    }

    private static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", SharedPlatform.get().kafka().bootstrapServers());
    }

    private static Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(kafka());
        all.putAll(more);
        return all;
    }

    private record Nothing() implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
    }
}
