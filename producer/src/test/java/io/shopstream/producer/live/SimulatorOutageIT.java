package io.shopstream.producer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.TopicContents;
import io.shopstream.producer.database.DatabaseAddress;
import io.shopstream.producer.database.ShopDatabase;
import io.shopstream.producer.faults.FaultPlan;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.producer.simulator.time.HistorySize;
import io.shopstream.producer.simulator.time.OrderRate;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.query.ProducerStatus.TopicCounts;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.serde.RegistryUnavailableException;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SimulatorOutageIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String DATABASE = "outage_shop";
    private static final ShopPlan PLAN = new ShopPlan(
            1, "USD", 5, 20, 20, 2, HistorySize.NONE, OrderRate.DEFAULT, FaultPlan.NONE, new OrderRate(50));

    private final Topics topics = Topics.prefixed("outage-" + UUID.randomUUID() + "-");
    private final FlickeringRegistry registry = new FlickeringRegistry();

    @Test
    void shouldWaitForTheRegistryAndThenContinue() {
        try (LiveSimulator simulator = simulator(SharedPlatform.get().kafka().bootstrapServers())) {
            simulator.start();
            await("waiting").atMost(TIMEOUT).until(() -> simulator.status().state() == SimulatorState.WAITING);
            assertThat(simulator.status().detail()).isEqualTo("the registry is away");
            assertThat(simulator.status().total().acked()).isZero();
            registry.present = true;
            await("events").atMost(TIMEOUT).until(() -> ackedEvents(simulator) > 500);
            // Slow acknowledgements may cause WAITING for a moment.
            await("running")
                    .atMost(TIMEOUT)
                    .until(() -> simulator.status().state() == SimulatorState.RUNNING
                            && simulator.status().detail() == null);
        }
        assertThat(TopicContents.read(topics.events())).hasSizeGreaterThan(500);
    }

    @Test
    void shouldReportThatItWaitsForKafkaAndStillStop() {
        LiveSimulator simulator = simulator("127.0.0.1:1");
        simulator.start();
        await("waiting").atMost(TIMEOUT).until(() -> simulator.status().state() == SimulatorState.WAITING);
        assertThat(simulator.status().detail()).startsWith("Kafka at 127.0.0.1:1");
        simulator.close();
        assertThat(simulator.status().state()).isEqualTo(SimulatorState.STOPPED);
    }

    @Test
    void shouldCloseWithoutStart() {
        LiveSimulator simulator = simulator("127.0.0.1:1");
        assertThat(simulator.status().state()).isEqualTo(SimulatorState.DISABLED);
        simulator.close();
    }

    private long ackedEvents(LiveSimulator simulator) {
        TopicCounts events = simulator.status().topics().get(topics.events().name());
        return events == null ? 0 : events.acked();
    }

    private LiveSimulator simulator(String bootstrapServers) {
        KafkaAccess kafka = new KafkaAccess(KafkaConnection.of(bootstrapServers), new AvroSerdes(registry), topics);
        SharedPlatform.get().postgres().createDatabase(DATABASE);
        ShopDatabase database = new ShopDatabase(
                new DatabaseAddress(SharedPlatform.get().postgres().jdbcUrl(DATABASE), "postgres", null));
        return new LiveSimulator(kafka, database, () -> {}, PLAN, Clock.systemUTC());
    }

    private static final class FlickeringRegistry implements SchemaRegistry {
        private final SchemaRegistry real = new HttpSchemaRegistry(
                URI.create(SharedPlatform.get().registry().url()), Duration.ofSeconds(30));
        private volatile boolean present;

        @Override
        public int register(String subject, Schema schema) {
            if (!present) {
                throw new RegistryUnavailableException("the registry is away");
            }
            return real.register(subject, schema);
        }

        @Override
        public Optional<Schema> schemaById(int id) {
            return real.schemaById(id);
        }
    }
}
