package io.shopstream.bench.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.bench.round.BenchPlan;
import io.shopstream.bench.round.BenchReport;
import io.shopstream.bench.round.RecordedProgress;
import io.shopstream.bench.round.ShopFeed;
import io.shopstream.bench.round.Side;
import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.simulator.orders.ShopOutput;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.TopicScan;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run of the whole benchmark. Checks the sent records, not the measured values. */
class ProducerBenchIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    // Enough records to include orders: at the start of the simulation, sessions only begin.
    private static final BenchPlan PLAN = new BenchPlan(100_000, 1);
    private static final int ROUNDS_RUN = 2;

    @Test
    void shouldSendTheSameRecordsInEveryRoundAndThePayloads(@TempDir Path directory) throws Exception {
        EmbeddedPlatform platform = SharedPlatform.embedded();
        String prefix = "bench-" + UUID.randomUUID() + "-";
        Topics topics = Topics.prefixed(prefix);
        URI registry = URI.create(platform.registry().url());
        RecordedProgress progress = new RecordedProgress();

        BenchReport report = new ProducerBench(platform.kafka().bootstrapServers(), registry, prefix, PLAN, List.of())
                .run(directory, progress);

        assertThat(report.text()).contains("Kafka's perf tool").contains("shopstream / Kafka's perf tool: ");
        assertThat(progress.sides).containsExactly(Side.PERF_TOOL, Side.SHOP, Side.PERF_TOOL, Side.SHOP);

        RecordedShop sent = new RecordedShop(new AvroSerdes(new HttpSchemaRegistry(registry, TIMEOUT)), topics);
        for (int round = 0; round < ROUNDS_RUN; round++) {
            ShopFeed.make().give(sent, PLAN.sent(), 0, () -> {});
        }
        assertThat(sent.orders.records).isPositive();
        assertThat(digest(topics.orders().name())).isEqualTo(sent.orders.toString());
        assertThat(digest(topics.events().name())).isEqualTo(sent.events.toString());

        List<String> payloads = Files.readAllLines(directory.resolve("payloads.txt"));
        assertThat(payloads).hasSize((int) PLAN.records());
        Set<String> known = new HashSet<>(payloads);
        List<String> foreign = new ArrayList<>();
        long received = read(prefix + "bench.payloads.v1", (key, value) -> {
            if (!known.contains(new String(value, StandardCharsets.UTF_8))) {
                foreign.add(new String(value, StandardCharsets.UTF_8));
            }
        });
        assertThat(received).isEqualTo(PLAN.sent() * ROUNDS_RUN);
        assertThat(foreign).isEmpty();
    }

    private static String digest(String topic) {
        Digest digest = new Digest();
        read(topic, digest::add);
        return digest.toString();
    }

    private static long read(String topic, BiConsumer<byte[], byte[]> each) {
        long[] received = new long[1];
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                TopicScan.settings(
                        KafkaConnection.of(SharedPlatform.get().kafka().bootstrapServers()),
                        "test-bench",
                        IsolationLevel.READ_UNCOMMITTED),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicScan.of(consumer, topic, TIMEOUT).forEach(found -> {
                received[0]++;
                each.accept(found.key(), found.value());
            });
        }
        return received[0];
    }

    /** Digest of keys and values that does not depend on their order; there are too many to keep. */
    private static final class Digest {
        private long records;
        private long sum;

        void add(byte[] key, byte[] value) {
            CRC32C crc = new CRC32C();
            crc.update(key);
            crc.update(value);
            records++;
            // Squared, so that differences of two records do not cancel out.
            sum += crc.getValue() * crc.getValue() + value.length;
        }

        @Override
        public String toString() {
            return records + " records, digest " + Long.toHexString(sum);
        }
    }

    private static final class RecordedShop implements ShopOutput {
        private final Digest orders = new Digest();
        private final Digest events = new Digest();
        private final Topics topics;
        private final Serializer<Order> orderSerializer;
        private final Serializer<ShopEvent> eventSerializer;

        RecordedShop(AvroSerdes serdes, Topics topics) {
            this.topics = topics;
            this.orderSerializer = serdes.serializer(topics.orders());
            this.eventSerializer = serdes.serializer(topics.events());
        }

        @Override
        public void order(Order order, Instant at) {
            orders.add(
                    order.getOrderId().getBytes(StandardCharsets.UTF_8),
                    orderSerializer.serialize(topics.orders().name(), order));
        }

        @Override
        public void event(ShopEvent event) {
            events.add(
                    event.getUserId().getBytes(StandardCharsets.UTF_8),
                    eventSerializer.serialize(topics.events().name(), event));
        }
    }
}
