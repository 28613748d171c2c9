package io.shopstream.streams.topology;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.fixture.TestEvent;
import io.shopstream.streams.fixture.TestOrder;
import io.shopstream.streams.runtime.AnalyticsTopology;
import io.shopstream.streams.runtime.StreamsConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** Runs the production topology in Kafka's test driver, with typed input and output. */
public final class TopologyDriver implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    public final MemoryRegistry registry;
    public final RecordedWatch listener = new RecordedWatch();
    private final Topics topics = Topics.standard();
    private final AvroSerdes serdes;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> orders;
    private final TestInputTopic<byte[], byte[]> events;
    private final TestInputTopic<byte[], byte[]> products;
    private Instant now = NOW;

    public TopologyDriver(Path stateDirectory, long cacheBytes) {
        this(stateDirectory, cacheBytes, new MemoryRegistry());
    }

    public TopologyDriver(Path stateDirectory, long cacheBytes, MemoryRegistry registry) {
        this(stateDirectory, cacheBytes, registry, Retention.FOR_EVER);
    }

    public TopologyDriver(Path stateDirectory, long cacheBytes, Outputs outputs) {
        this(stateDirectory, cacheBytes, new MemoryRegistry(), Retention.FOR_EVER, outputs);
    }

    public TopologyDriver(Path stateDirectory, long cacheBytes, MemoryRegistry registry, Retention retention) {
        this(stateDirectory, cacheBytes, registry, retention, Outputs.ON);
    }

    private TopologyDriver(
            Path stateDirectory, long cacheBytes, MemoryRegistry registry, Retention retention, Outputs outputs) {
        this.registry = registry;
        this.serdes = new AvroSerdes(registry);
        Properties config = StreamsConfiguration.topologyConfig("shop-streams", cacheBytes);
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        TopologySettings settings = new TopologySettings(
                topics, serdes, new RegistryRetry(Duration.ofMinutes(1), () -> {}), retention, outputs, listener);
        driver = new TopologyTestDriver(AnalyticsTopology.build(settings, config), config, NOW);
        orders = driver.createInputTopic(topics.orders().name(), new ByteArraySerializer(), new ByteArraySerializer());
        products =
                driver.createInputTopic(topics.products().name(), new ByteArraySerializer(), new ByteArraySerializer());
        events = driver.createInputTopic(topics.events().name(), new ByteArraySerializer(), new ByteArraySerializer());
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
        orders.pipeInput(key, value, now);
    }

    /** Sends as if the record had waited in the topic. */
    public void sendWaited(Duration waited, TestOrder order) {
        orders.pipeInput(order.id().getBytes(StandardCharsets.UTF_8), encode(order), now.minus(waited));
    }

    public byte[] encode(Product product) {
        return serdes.serializer(topics.products()).serialize(topics.products().name(), product);
    }

    /** Sends a catalogue record, with the version header of captured records unless {@code lsn} is null. */
    public void sendProduct(byte @Nullable [] key, byte @Nullable [] value, @Nullable Long lsn) {
        Headers headers = lsn == null
                ? new RecordHeaders()
                : new RecordHeaders(List.of(io.shopstream.schemas.topic.RecordHeaders.sourceLsn(lsn)));
        products.pipeInput(new TestRecord<>(key, value, headers, now));
    }

    public Instant now() {
        return now;
    }

    /** Advances the clock and runs due punctuations once. */
    public void advance(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    public byte[] encode(TestEvent event) {
        return serdes.serializer(topics.events()).serialize(topics.events().name(), event.toAvro());
    }

    public void send(TestEvent... sent) {
        for (TestEvent event : sent) {
            sendRawEvent(event.user().getBytes(StandardCharsets.UTF_8), encode(event));
        }
    }

    public void sendRawEvent(byte @Nullable [] key, byte @Nullable [] value) {
        events.pipeInput(key, value, now);
    }

    /** Advances the clock, which commits and runs due punctuations. */
    public void waitFor(Duration duration) {
        advance(duration);
    }

    public List<KeyValue<String, DeadLetter>> deadLetters() {
        return written(topics.deadLetters(ConsumerGroups.STREAMS));
    }

    /** The records written since the last call. */
    public <V> List<KeyValue<String, V>> written(Topic<V> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), serdes.deserializer(topic))
                .readKeyValuesToList();
    }

    public <K, V> KeyValueStore<K, V> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /** Copies all persistent state to another driver, as if that instance had restored it. */
    public void copyStateTo(TopologyDriver next) {
        driver.getAllStateStores().forEach((name, store) -> {
            if (store instanceof KeyValueStore<?, ?>) {
                copy(store(name), next.store(name));
            }
        });
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
