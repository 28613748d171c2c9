package io.shopstream.producer.capture.slot;

import io.shopstream.schemas.kafka.KafkaConnection;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Stores the engine's offsets in {@link OffsetTopic}. Public because the engine creates it by reflection. Returns an
 * offset only after Kafka has acknowledged it: the engine confirms the returned offset to the database, and a slot must
 * never be ahead of the topic.
 */
public final class TopicOffsetStore implements OffsetBackingStore {
    public static final String TOPIC = "shopstream.offsets.topic";

    private static final String SERVERS = "shopstream.offsets.kafka";
    // Debezium prints the settings of its connectors, except values whose key ends like this one's.
    private static final String SECURITY_PREFIX = "shopstream.offsets.kafka.";
    private static final String SECURITY_SUFFIX = ".password";

    private final Map<ByteBuffer, ByteBuffer> entries = new ConcurrentHashMap<>();
    private @Nullable OffsetTopic topic;
    private @Nullable Producer<byte[], byte[]> producer;

    /** Call {@link #configure} before {@link #start}. */
    public TopicOffsetStore() {}

    /** Settings from which the engine's offset store makes the same connection; holds secrets. */
    public static Map<String, String> settings(KafkaConnection kafka) {
        Map<String, String> settings = new HashMap<>();
        settings.put(SERVERS, kafka.servers());
        kafka.security().forEach((key, value) -> settings.put(SECURITY_PREFIX + key + SECURITY_SUFFIX, value));
        return settings;
    }

    static KafkaConnection connection(Map<String, String> settings) {
        Map<String, String> security = new HashMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(SECURITY_PREFIX)) {
                security.put(key.substring(SECURITY_PREFIX.length(), key.length() - SECURITY_SUFFIX.length()), value);
            }
        });
        return KafkaConnection.of(setting(settings, SERVERS), security);
    }

    @Override
    public void configure(WorkerConfig config) {
        Map<String, String> settings = config.originalsStrings();
        topic = new OffsetTopic(connection(settings), setting(settings, TOPIC));
    }

    private static String setting(Map<String, String> settings, String key) {
        String value = settings.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the offset store needs the setting " + key);
        }
        return value;
    }

    @Override
    public void start() {
        OffsetTopic configured = topic;
        if (configured == null) {
            throw new IllegalStateException("the offset store was not configured");
        }
        entries.putAll(configured.read());
        producer = configured.producer();
    }

    @Override
    public void stop() {
        Producer<byte[], byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close();
        }
    }

    @Override
    public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
        Map<ByteBuffer, ByteBuffer> found = new HashMap<>();
        for (ByteBuffer key : keys) {
            ByteBuffer value = entries.get(key);
            if (value != null) {
                found.put(key, value);
            }
        }
        return CompletableFuture.completedFuture(found);
    }

    @Override
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, @Nullable Callback<Void> callback) {
        RuntimeException failure = null;
        try {
            write(values);
        } catch (RuntimeException e) {
            failure = e;
        }
        if (callback != null) {
            callback.onCompletion(failure, null);
        }
        return failure == null ? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(failure);
    }

    private void write(Map<ByteBuffer, ByteBuffer> values) {
        OffsetTopic configured = topic;
        Producer<byte[], byte[]> current = producer;
        if (configured == null || current == null) {
            throw new IllegalStateException("the offset store was not started");
        }
        values.forEach((key, value) -> {
            configured.write(current, key, value);
            entries.put(key, value);
        });
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connectorName) {
        // Called by the REST server of a Connect worker only.
        return Set.of();
    }
}
