package io.shopstream.api.ingest;

import io.shopstream.schemas.kafka.KafkaConnection;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * Creates the producer of ingested records, at the first one: idempotent, and a record counts as written when every
 * in-sync replica has it. Closing it takes 5 s at most.
 */
public final class IngestProducers extends DefaultKafkaProducerFactory<String, byte[]> {
    /** How long a record may wait for its acknowledgement; no request waits longer. */
    static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(12);

    private static final int CLOSE_SECONDS = 5;
    private static final int REQUEST_TIMEOUT_MILLIS = 5_000;
    // A request that finds no broker, or no room, learns so soon.
    private static final int MAX_BLOCK_MILLIS = 2_000;
    private static final int LINGER_MILLIS = 5;

    public IngestProducers(KafkaConnection kafka) {
        super(
                kafka.with(Map.ofEntries(
                        Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "shop-api-ingest"),
                        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                        // As of the shop's own publisher: with two, a new topic may take the second batch first.
                        Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                        Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                        Map.entry(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS),
                        // With one request in flight, a request should take what several callers have for a partition.
                        Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 256 << 10),
                        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS),
                        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS),
                        Map.entry(
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                                Math.toIntExact(DELIVERY_TIMEOUT.toMillis())))),
                new StringSerializer(),
                new ByteArraySerializer());
        setPhysicalCloseTimeout(CLOSE_SECONDS);
    }
}
