package io.shopstream.streams.topology;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.TestOrder;
import io.shopstream.streams.runtime.StreamsConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The production topology in Kafka's test driver, with typed access to what goes in and comes out. */
final class TopologyDriver implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    final MemoryRegistry registry;
    final RecordedWatch watch = new RecordedWatch();
    private final Topics topics = Topics.standard();
    private final AvroSerdes serdes;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> orders;

    TopologyDriver(Path stateDirectory, long cacheBytes) {
        this(stateDirectory, cacheBytes, new MemoryRegistry());
    }

    TopologyDriver(Path stateDirectory, long cacheBytes, MemoryRegistry registry) {
        this.registry = registry;
        this.serdes = new AvroSerdes(registry);
        Properties config = StreamsConfiguration.topologyConfig("", cacheBytes);
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        TopologyContext context =
                new TopologyContext(topics, serdes, new RegistryPatience(Duration.ofMinutes(1), () -> {}), watch);
        driver = new TopologyTestDriver(AnalyticsTopology.build(context, config), config, NOW);
        orders = driver.createInputTopic(
                topics.orders().name(), new ByteArraySerializer(), new ByteArraySerializer(), NOW, Duration.ZERO);
    }

    byte[] encode(TestOrder order) {
        return serdes.serializer(topics.orders()).serialize(topics.orders().name(), order.toAvro());
    }

    void send(TestOrder... sent) {
        for (TestOrder order : sent) {
            sendRaw(order.id().getBytes(StandardCharsets.UTF_8), encode(order));
        }
    }

    void sendRaw(byte @Nullable [] key, byte @Nullable [] value) {
        orders.pipeInput(key, value);
    }

    List<KeyValue<String, DeadLetter>> deadLetters() {
        return written(topics.deadLetters(ConsumerGroups.STREAMS));
    }

    /** What came out since the last call. */
    <V> List<KeyValue<String, V>> written(Topic<V> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), serdes.deserializer(topic))
                .readKeyValuesToList();
    }

    <K, V> KeyValueStore<K, V> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /** What the next instance would find: all state that outlives this one. */
    void copyStateTo(TopologyDriver next) {
        copy(store(Names.LAST_VERSION_BY_ORDER), next.store(Names.LAST_VERSION_BY_ORDER));
        copy(store(Names.PRODUCT_SALES_PER_MINUTE), next.store(Names.PRODUCT_SALES_PER_MINUTE));
        copy(timestamped(Names.REVENUE_PER_MINUTE), next.timestamped(Names.REVENUE_PER_MINUTE));
        copy(timestamped(Names.PRODUCT_SALES_PER_HOUR), next.timestamped(Names.PRODUCT_SALES_PER_HOUR));
        // Commits, which flushes the caches that the copying filled.
        next.driver.advanceWallClockTime(Duration.ofMillis(1));
    }

    private TimestampedKeyValueStore<Object, Object> timestamped(String name) {
        return (TimestampedKeyValueStore<Object, Object>) driver.<Object, Object>getTimestampedKeyValueStore(name);
    }

    private static <K, V> void copy(KeyValueStore<K, V> from, KeyValueStore<K, V> to) {
        try (KeyValueIterator<K, V> entries = from.all()) {
            entries.forEachRemaining(entry -> to.put(entry.key, entry.value));
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
