package io.shopstream.producer;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.shopstream.producer.ProducerSettings.SimulatorSettings;
import io.shopstream.producer.catalogue.CatalogueSpec;
import io.shopstream.producer.live.LiveSimulator;
import io.shopstream.producer.publish.SimulatorConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the plain Java parts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProducerSettings.class)
class ProducerConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ProducerConfiguration.class);
    // The simulator retries anyway: a short patience lets it say so, and stop, soon.
    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(3);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Topics topics(ProducerSettings settings) {
        return Topics.prefixed(settings.topicPrefix());
    }

    @Bean(destroyMethod = "close")
    LiveSimulator simulator(ProducerSettings settings, Topics topics, Clock clock) {
        LOG.info("producer: {}", settings);
        AvroSerdes serdes = new AvroSerdes(new HttpSchemaRegistry(settings.registry(), REGISTRY_PATIENCE));
        LiveSimulator simulator = new LiveSimulator(
                new SimulatorConnection(settings.kafka(), serdes, topics),
                catalogue(settings, clock),
                settings.rate(),
                clock);
        if (settings.simulator().enabled()) {
            simulator.start();
        }
        return simulator;
    }

    @Bean
    HealthIndicator simulatorHealth(LiveSimulator simulator) {
        return new SimulatorHealth(simulator);
    }

    @Bean
    MeterBinder simulatorMeters(LiveSimulator simulator, Topics topics) {
        return new SimulatorMeters(simulator, topics);
    }

    private static CatalogueSpec catalogue(ProducerSettings settings, Clock clock) {
        SimulatorSettings shop = settings.simulator();
        return new CatalogueSpec(
                shop.seed(),
                settings.currency(),
                shop.categories(),
                shop.products(),
                shop.users(),
                shop.campaigns(),
                clock.instant().atOffset(java.time.ZoneOffset.UTC).getYear());
    }
}
