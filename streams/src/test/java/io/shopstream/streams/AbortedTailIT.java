package io.shopstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbortedTailIT {
    private static final String PREFIX = "aborted-";
    private static final Instant PLACED = Instant.parse("2026-03-01T10:15:30Z");
    private static final String REVENUE = "/queries/revenue?window=1m&as_of=2026-03-01T10:15:00Z";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @Test
    void shouldBeFreshBehindAnImportThatWasAborted() {
        try (OrderFeed feed = OrderFeed.on(PREFIX)) {
            // Nothing that could ever be committed: these partitions give no record.
            abort();
            try (RunningService service = RunningService.start(PREFIX, directory)) {
                service.awaitIdle();
                awaitFresh(service);

                feed.send(TestOrder.sale("order", PLACED, new TestOrder.Line("product", "c", 1, 300)));
                service.awaitIdle();
                assertThat(service.get(REVENUE, RevenueTotal.class).orders()).isOne();

                abort();
                service.awaitIdle();
                awaitFresh(service);
            }
        }
    }

    // What was processed to its end, but more than five seconds ago, is not fresh: a busy machine may take so long.
    private static void awaitFresh(RunningService service) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> service.get(REVENUE, RevenueTotal.class), total -> !total.stale());
    }

    private static void abort() {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        SharedPlatform.get().kafka().bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        PREFIX + "import"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int partition = 0; partition < Topics.prefixed(PREFIX).orders().partitions(); partition++) {
                byte[] bytes = ("aborted" + partition).getBytes(StandardCharsets.UTF_8);
                producer.send(
                        new ProducerRecord<>(Topics.prefixed(PREFIX).orders().name(), partition, bytes, bytes));
            }
            producer.flush();
            producer.abortTransaction();
        }
    }
}
