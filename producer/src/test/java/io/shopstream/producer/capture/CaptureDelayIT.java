package io.shopstream.producer.capture;

import static io.shopstream.producer.capture.TestShop.TIMEOUT;
import static io.shopstream.producer.capture.TestShop.awaitState;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.capture.changes.CaptureState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the time from a commit until a consumer receives the record, one change at a time. */
class CaptureDelayIT {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureDelayIT.class);
    private static final int CHANGES = 200;

    private final TestShop shop = new TestShop(SharedPlatform.get());

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @Test
    void shouldDeliverEverySingleChange() throws SQLException {
        shop.seeded(CHANGES, 5);
        try (ChangeCapture capture = shop.started();
                Connection connection = shop.connect();
                PreparedStatement update =
                        connection.prepareStatement("update shop.users set city = 'Moved' where user_id = ?");
                KafkaConsumer<String, byte[]> consumer = consumer()) {
            awaitState(capture, CaptureState.STREAMING);
            consumer.assign(consumer.partitionsFor(shop.topics().users().name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
            consumer.seekToEnd(consumer.assignment());
            consumer.assignment().forEach(consumer::position);
            List<Long> micros = new ArrayList<>();
            for (int index = 0; index < CHANGES; index++) {
                update.setString(1, SampleRows.user(index).id());
                update.executeUpdate();
                long committed = System.nanoTime();
                while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                    assertThat(System.nanoTime() - committed).isLessThan(TIMEOUT.toNanos());
                }
                micros.add((System.nanoTime() - committed) / 1_000);
            }
            Collections.sort(micros);
            LOG.info(
                    "from commit to consumer, {} single changes: median {} ms, 90 % {} ms, 99 % {} ms, max {} ms",
                    CHANGES,
                    micros.get(CHANGES / 2) / 1_000.0,
                    micros.get(CHANGES * 9 / 10) / 1_000.0,
                    micros.get(CHANGES * 99 / 100) / 1_000.0,
                    micros.getLast() / 1_000.0);
            assertThat(micros).hasSize(CHANGES);
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, shop.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
