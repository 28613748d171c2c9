package io.shopstream.api.explain.log;

import io.shopstream.schemas.kafka.KafkaConnection;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** Creates consumers of single records: read_committed, raw bytes, no group. Closing one takes 2 s at most. */
final class RecordConsumers extends DefaultKafkaConsumerFactory<byte[], byte[]> {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    // A batch comes whole, however large it is; what follows it is not needed.
    private static final int FETCH_BYTES = 16 << 10;

    /** @param timeout longest wait for one answer of the broker */
    RecordConsumers(KafkaConnection kafka, Duration timeout) {
        super(kafka.with(Map.ofEntries(
                Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, "shop-api-explain"),
                Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                // Another record than the one at the position would be wrong.
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1),
                Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES),
                Map.entry(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis())),
                Map.entry(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis())))));
    }

    @Override
    protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
            @Override
            public void close() {
                close(CloseOptions.timeout(CLOSE_TIMEOUT));
            }
        };
    }
}
