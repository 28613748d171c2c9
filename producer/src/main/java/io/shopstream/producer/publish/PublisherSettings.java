package io.shopstream.producer.publish;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Configures the shop's Kafka producers, without serializers and connection; a benchmark configures other clients the same way. */
public final class PublisherSettings {
    private PublisherSettings() {}

    /** Returns the settings sorted by key; none is secret. */
    public static Map<String, Object> of(String clientId) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // Long enough to batch all records of one simulation step or of one burst.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 10);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 << 10);
        // A broker accepts any first sequence number from a producer that is new to a partition. With two requests in
        // flight it could reject the first batch (the leader of a new topic is not ready yet) and accept the second;
        // every retry of the first batch would then be out of order.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        // Accepted records must survive an outage of any length.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // Short, so that the caller can report an outage and react to a stop.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        return settings;
    }
}
