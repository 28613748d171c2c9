package io.shopstream.producer.publish;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How the shop's Kafka client is set. Serializers aside, a benchmark can give another client the same. */
public final class PublisherSettings {
    private PublisherSettings() {}

    /** Sorted by key; no secret among them. */
    public static Map<String, Object> of(String bootstrapServers, String clientId) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // Long enough for all records of a turn, or of one caller's burst, to go together.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 10);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 << 10);
        // One at a time: a broker takes any sequence number from a producer that is new to a partition. If it refuses
        // the first batch (the leader of a new topic is not ready yet) and takes the second, the first is out of order
        // for ever.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        // An outage ends some time: giving up would lose what was taken.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // Back to the loop often, so that waiting is reported and a stop is obeyed.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        return settings;
    }
}
