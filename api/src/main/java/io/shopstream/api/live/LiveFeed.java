package io.shopstream.api.live;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.event.ConcurrentContainerStoppedEvent;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Reads the ends of the order and event topics into a {@link FeedTally}, in a container of spring-kafka without a
 * consumer group. After a failure it retries every second, logs the first failure only, and continues from the ends:
 * records in between are not counted. While Kafka is away the container waits for it and then continues where it was.
 */
public final class LiveFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final String NAME = "api-live-feed";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration CLOSING_TIMEOUT = Duration.ofSeconds(10);

    private final FeedConsumers consumers;
    private final Topics topics;
    private final AvroSerdes serdes;
    private final FeedTally tally;
    private final ApplicationContext context;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    private volatile @Nullable ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private volatile boolean closing;
    private volatile boolean failureLogged;

    /** @param context has the meter registry for the container's timer, {@code spring.kafka.listener} */
    public LiveFeed(
            KafkaConnection kafka, Topics topics, AvroSerdes serdes, FeedTally tally, ApplicationContext context) {
        this.consumers = new FeedConsumers(kafka, topics);
        this.topics = topics;
        this.serdes = serdes;
        this.tally = tally;
        this.context = context;
        scheduler.setThreadNamePrefix(NAME + "-connect-");
        scheduler.setDaemon(true);
        scheduler.setAwaitTerminationMillis(CLOSING_TIMEOUT.toMillis());
    }

    public void start() {
        scheduler.initialize();
        scheduler.execute(this::connect);
    }

    private void connect() {
        try {
            Optional<FeedStart> start = findStart();
            if (start.isPresent()) {
                read(start.get());
                return;
            }
        } catch (RuntimeException e) {
            tally.connected(false);
            warn(e);
        }
        retry();
    }

    private Optional<FeedStart> findStart() {
        try (Consumer<byte[], byte[]> consumer = consumers.createConsumer()) {
            return FeedStart.read(
                    consumer, topics.orders().name(), topics.events().name());
        }
    }

    private void read(FeedStart start) {
        ContainerProperties properties = new ContainerProperties(start.offsets().toArray(TopicPartitionOffset[]::new));
        properties.setMessageListener(new FeedListener(start, topics, serdes, tally));
        // The listener never acknowledges: nothing is committed.
        properties.setAckMode(AckMode.MANUAL);
        properties.setPollTimeout(POLL.toMillis());
        properties.setShutdownTimeout(CLOSING_TIMEOUT.toMillis());
        properties.setScheduler(scheduler);
        ConcurrentMessageListenerContainer<byte[], byte[]> reading =
                new ConcurrentMessageListenerContainer<>(consumers, properties);
        reading.setBeanName(NAME);
        reading.setAlwaysClientIdSuffix(false);
        reading.setApplicationContext(context);
        reading.setApplicationEventPublisher(this::onEvent);
        reading.setCommonErrorHandler(new StopOnFailure());
        container = reading;
        // Before the start: the container may stop at once.
        tally.connected(true);
        reading.start();
        failureLogged = false;
        LOG.info("The live feed is connected");
    }

    private void onEvent(Object event) {
        if (event instanceof ConcurrentContainerStoppedEvent) {
            tally.connected(false);
            retry();
        }
    }

    private void retry() {
        if (!closing) {
            scheduler.schedule(this::connect, Instant.now().plus(PAUSE));
        }
    }

    private void warn(Exception failure) {
        if (!failureLogged && !closing) {
            failureLogged = true;
            LOG.warn(
                    "The live feed lost its connection and retries every second: {}",
                    NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        }
    }

    /** Whether the container runs. */
    boolean isRunning() {
        MessageListenerContainer reading = container;
        return reading != null && reading.isRunning();
    }

    /** Seconds since the last poll; empty if there was none. */
    Optional<Double> secondsSinceLastPoll() {
        MessageListenerContainer reading = container;
        return reading == null
                ? Optional.empty()
                : reading.metrics().values().stream()
                        .flatMap(metrics -> metrics.entrySet().stream())
                        .filter(metric -> metric.getKey().name().equals("last-poll-seconds-ago"))
                        .map(Map.Entry::getValue)
                        .map(metric -> (Double) metric.metricValue())
                        .filter(seconds -> seconds >= 0)
                        .findFirst();
    }

    @Override
    public void close() {
        closing = true;
        // Interrupts an attempt to connect.
        scheduler.shutdown();
        MessageListenerContainer reading = container;
        if (reading != null) {
            reading.stop();
        }
    }

    /** Stops the container; the feed then connects again. */
    private final class StopOnFailure implements CommonErrorHandler {
        @Override
        public void handleBatch(
                Exception failure,
                ConsumerRecords<?, ?> records,
                Consumer<?, ?> consumer,
                MessageListenerContainer failed,
                Runnable invokeListener) {
            stop(failure, failed);
        }

        @Override
        public void handleOtherException(
                Exception failure, Consumer<?, ?> consumer, MessageListenerContainer failed, boolean batchListener) {
            stop(failure, failed);
        }

        private void stop(Exception failure, MessageListenerContainer failed) {
            warn(failure);
            failed.stopAbnormally(() -> {});
        }
    }
}
