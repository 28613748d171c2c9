package io.shopstream.streams.topology;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.TestOrder;
import io.shopstream.streams.flow.Names;
import io.shopstream.streams.flow.RegistryPatience;
import io.shopstream.streams.flow.Retention;
import io.shopstream.streams.flow.TopologyContext;
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
import org.jspecify.annotations.Nullable;

/** The production topology in Kafka's test driver, with typed access to what goes in and comes out. */
public final class TopologyDriver implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    public final MemoryRegistry registry;
    public final RecordedWatch watch = new RecordedWatch();
    private final Topics topics = Topics.standard();
    private final AvroSerdes serdes;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> orders;

    public TopologyDriver(Path stateDirectory, long cacheBytes) {
        this(stateDirectory, cacheBytes, new MemoryRegistry());
    }

    public TopologyDriver(Path stateDirectory, long cacheBytes, MemoryRegistry registry) {
        this(stateDirectory, cacheBytes, registry, Retention.FOR_EVER);
    }

    public TopologyDriver(Path stateDirectory, long cacheBytes, MemoryRegistry registry, Retention retention) {
        this.registry = registry;
        this.serdes = new AvroSerdes(registry);
        Properties config = StreamsConfiguration.topologyConfig("", cacheBytes);
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        TopologyContext context = new TopologyContext(
                topics, serdes, new RegistryPatience(Duration.ofMinutes(1), () -> {}), retention, watch);
        driver = new TopologyTestDriver(AnalyticsTopology.build(context, config), config, NOW);
        orders = driver.createInputTopic(
                topics.orders().name(), new ByteArraySerializer(), new ByteArraySerializer(), NOW, Duration.ZERO);
    }

    public byte[] encode(TestOrder order) {
        return serdes.serializer(topics.orders()).serialize(topics.orders().name(), order.toAvro());
    }

    public void send(TestOrder... sent) {
        for (TestOrder order : sent) {
            sendRaw(order.id().getBytes(StandardCharsets.UTF_8), encode(order));
        }
    }

    public void sendRaw(byte @Nullable [] key, byte @Nullable [] value) {
        orders.pipeInput(key, value);
    }

    /** Lets the wall clock run on, and everything that is due by it happen. */
    public void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    public List<KeyValue<String, DeadLetter>> deadLetters() {
        return written(topics.deadLetters(ConsumerGroups.STREAMS));
    }

    /** What came out since the last call. */
    public <V> List<KeyValue<String, V>> written(Topic<V> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), serdes.deserializer(topic))
                .readKeyValuesToList();
    }

    public <K, V> KeyValueStore<K, V> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /** What the next instance would find: all state that outlives this one. */
    public void copyStateTo(TopologyDriver next) {
        for (String store : Names.stores()) {
            copy(store(store), next.store(store));
        }
        copy(store(Names.CUSTOMER_SALE_TIMES), next.store(Names.CUSTOMER_SALE_TIMES));
        // Commits, which flushes the caches that the copying filled.
        next.driver.advanceWallClockTime(Duration.ofMillis(1));
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
