package io.shopstream.producer;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.shopstream.edge.InternalServiceConfiguration;
import io.shopstream.edge.LocalChanges;
import io.shopstream.producer.capture.CaptureSettings;
import io.shopstream.producer.capture.ChangeCapture;
import io.shopstream.producer.database.ShopDatabase;
import io.shopstream.producer.live.LiveSimulator;
import io.shopstream.producer.publish.KafkaAccess;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.serde.RegistryConnection;
import io.shopstream.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the plain Java classes as Spring beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProducerSettings.class)
@Import(InternalServiceConfiguration.class)
class ProducerConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ProducerConfiguration.class);
    // Short: the simulator retries anyway, and can report an outage or stop in between.
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(3);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Topics topics(ProducerSettings settings) {
        return Topics.of(settings.topicPrefix(), settings.partitions()).replicated(settings.replication());
    }

    @Bean
    AvroSerdes serdes(RegistryConnection registry) {
        return new AvroSerdes(new HttpSchemaRegistry(registry, REGISTRY_TIMEOUT));
    }

    @Bean(destroyMethod = "close")
    ChangeCapture capture(
            ProducerSettings settings, KafkaConnection kafka, AvroSerdes serdes, Topics topics, Clock clock) {
        ChangeCapture capture = new ChangeCapture(
                CaptureSettings.of(
                        settings.shopDatabase().address(),
                        kafka,
                        settings.capture().slot()),
                serdes,
                topics,
                clock);
        // The simulator, if enabled, starts capture once it has migrated and seeded the database.
        if (settings.capture().enabled() && !settings.simulator().enabled()) {
            capture.start();
        }
        return capture;
    }

    @Bean(destroyMethod = "close")
    LiveSimulator simulator(
            ProducerSettings settings,
            KafkaConnection kafka,
            AvroSerdes serdes,
            Topics topics,
            ChangeCapture capture,
            Clock clock) {
        LOG.info("producer: {}", settings);
        LiveSimulator simulator = new LiveSimulator(
                new KafkaAccess(kafka, serdes, topics),
                new ShopDatabase(settings.shopDatabase().address()),
                settings.capture().enabled() ? capture::start : () -> {},
                settings.shop(),
                clock);
        if (settings.simulator().enabled()) {
            simulator.start();
        }
        return simulator;
    }

    @Bean
    LocalChanges localChanges() {
        return new LocalChanges("the shop can only be changed from this machine", "/producer/**");
    }

    @Bean
    HealthIndicator simulatorHealth(LiveSimulator simulator) {
        return new SimulatorHealth(simulator);
    }

    /** Not captureHealth in liveness: requests and operators start capture again, in the same process. */
    @Bean
    HealthIndicator simulatorAlive(LiveSimulator simulator) {
        return () -> simulator.status().state().isAlive()
                ? Health.up().build()
                : Health.down().build();
    }

    @Bean
    HealthIndicator captureHealth(ChangeCapture capture) {
        return new CaptureHealth(capture);
    }

    @Bean
    MeterBinder simulatorMeters(LiveSimulator simulator, Topics topics) {
        return new SimulatorMeters(simulator, topics);
    }

    @Bean
    MeterBinder captureMeters(ChangeCapture capture) {
        return new CaptureMeters(capture);
    }
}
