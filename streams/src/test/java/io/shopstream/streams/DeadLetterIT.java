package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.LogEnds;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterIT {
    private static final String PREFIX = "garbage-";
    private static final Instant PLACED = Instant.parse("2026-03-01T10:15:30Z");
    private static final int EACH = 100;

    @TempDir
    private Path stateDirectory;

    @Test
    void shouldKeepEachGarbageRecordOnceAndCountEveryOrder() {
        Random random = new Random(11);
        try (OrderFeed feed = OrderFeed.on(PREFIX);
                RunningService service = RunningService.start(PREFIX, stateDirectory)) {
            for (int number = 0; number < EACH; number++) {
                byte[] garbage = new byte[50];
                random.nextBytes(garbage);
                feed.sendRaw(("key-" + number).getBytes(StandardCharsets.UTF_8), garbage);
                feed.send(TestOrder.sale("o-" + number, PLACED, new TestOrder.Line("cup", null, 1, 100)));
            }
            feed.sendRaw(null, null);
            // Larger than a topic takes by default, once it carries where it came from.
            feed.sendRaw("large".getBytes(StandardCharsets.UTF_8), new byte[1_000_000]);
            StreamsStatus status = service.awaitIdle();

            assertThat(status.accepted()).isEqualTo(EACH);
            assertThat(status.rejected().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(EACH + 2L);
            RevenueTotal total =
                    service.get("/queries/revenue?window=1m&as_of=2026-03-01T10:15:59Z", RevenueTotal.class);
            assertThat(total.netMinor()).isEqualTo(100L * EACH);
            List<DeadLetter> letters = deadLetters();
            assertThat(letters).hasSize(EACH + 2).allMatch(letter -> !letter.getReason()
                    .isEmpty());
            assertThat(letters).extracting(DeadLetter::getSourceOffset).isNotEmpty();
            assertThat(letters)
                    .anyMatch(letter ->
                            letter.getRawValue() != null && letter.getRawValue().remaining() == 1_000_000);
        }
    }

    private static List<DeadLetter> deadLetters() {
        Topic<DeadLetter> topic = Topics.prefixed(PREFIX).deadLetters(ConsumerGroups.STREAMS);
        AvroSerdes serdes = new AvroSerdes(new HttpSchemaRegistry(
                URI.create(SharedPlatform.get().registry().url()), Duration.ofSeconds(30)));
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        List<DeadLetter> letters = new ArrayList<>();
        try (KafkaConsumer<String, DeadLetter> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        SharedPlatform.get().kafka().bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                serdes.deserializer(topic))) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends =
                    LogEnds.of(SharedPlatform.get().kafka().bootstrapServers(), partitions);
            while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
                for (ConsumerRecord<String, DeadLetter> record : consumer.poll(Duration.ofSeconds(1))) {
                    letters.add(record.value());
                }
            }
        }
        return letters;
    }
}
