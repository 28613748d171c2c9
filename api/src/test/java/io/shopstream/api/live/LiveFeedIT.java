package io.shopstream.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.support.BusyShop;
import io.shopstream.api.support.FakeShop;
import io.shopstream.embedded.Platform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.serde.RegistryUnavailableException;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;

/** The feed connects again after a failure, and is closed soon. */
class LiveFeedIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Topics TOPICS = Topics.prefixed("live-feed-");
    private static final int FAILURES = 3;

    private final FeedTally tally = new FeedTally(Clock.systemUTC());

    @Test
    void shouldConnectAgainWhenASchemaWasUnavailable() {
        Platform platform = SharedPlatform.get();
        BusyShop.provision(platform, TOPICS);
        AtomicInteger failures = new AtomicInteger();
        SchemaRegistry registry =
                new HttpSchemaRegistry(URI.create(platform.registry().url()), Duration.ofSeconds(30));
        AvroSerdes serdes = new AvroSerdes(new SchemaRegistry() {
            @Override
            public int register(String subject, Schema schema) {
                return registry.register(subject, schema);
            }

            @Override
            public Optional<Schema> schemaById(int id) {
                if (failures.incrementAndGet() <= FAILURES) {
                    throw new RegistryUnavailableException("away");
                }
                return registry.schemaById(id);
            }
        });
        try (StaticApplicationContext context = new StaticApplicationContext();
                BusyShop busy = new BusyShop(platform, TOPICS, new FakeShop()).open();
                LiveFeed feed = new LiveFeed(
                        KafkaConnection.of(platform.kafka().bootstrapServers()), TOPICS, serdes, tally, context)) {
            assertThat(busy).isNotNull();
            feed.start();
            await("orders").atMost(TIMEOUT).until(() -> tally.orderChanges() > 0);
            assertThat(failures.get()).isGreaterThan(FAILURES);
            await("rates").atMost(TIMEOUT).until(() -> tally.rates().eventsPerSecond() != null);
        }
        assertThat(tally.rates().eventsPerSecond()).as("closed").isNull();
    }

    @Test
    void shouldCloseSoonWhileKafkaIsAway() {
        long start;
        try (StaticApplicationContext context = new StaticApplicationContext();
                LiveFeed feed = new LiveFeed(
                        KafkaConnection.of("127.0.0.1:1"),
                        TOPICS,
                        new AvroSerdes(
                                new HttpSchemaRegistry(URI.create("http://127.0.0.1:1/"), Duration.ofSeconds(1))),
                        tally,
                        context)) {
            feed.start();
            start = System.nanoTime();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
}
