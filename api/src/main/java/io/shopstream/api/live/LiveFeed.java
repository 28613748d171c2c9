package io.shopstream.api.live;

import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the ends of the order and event topics into a {@link FeedTally}. After a failure it retries every second, logs
 * the first failure only, and continues from the ends: records in between are not counted.
 */
public final class LiveFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSING_TIMEOUT = Duration.ofSeconds(10);

    private final String kafka;
    private final Topics topics;
    private final AvroSerdes serdes;
    private final FeedTally tally;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable FeedSession session;

    public LiveFeed(String kafka, Topics topics, AvroSerdes serdes, FeedTally tally) {
        this.kafka = kafka;
        this.topics = topics;
        this.serdes = serdes;
        this.tally = tally;
        this.thread = Thread.ofPlatform().name("api-live-feed").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        boolean logged = false;
        try {
            do {
                try (FeedSession reading = new FeedSession(kafka, topics, serdes, tally)) {
                    session = reading;
                    if (closed.getCount() > 0 && reading.open()) {
                        logged = false;
                        tally.connected(true);
                        LOG.info("The live feed is connected");
                        reading.readUntilClosed();
                    }
                } catch (RuntimeException e) {
                    if (!logged && closed.getCount() > 0) {
                        logged = true;
                        LOG.warn("The live feed lost its connection and retries every second: {}", e.getMessage());
                    }
                } finally {
                    session = null;
                    tally.connected(false);
                }
            } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // closing
        }
    }

    @Override
    public void close() {
        closed.countDown();
        FeedSession reading = session;
        if (reading != null) {
            reading.stop();
        }
        try {
            if (!thread.join(CLOSING_TIMEOUT)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
