package io.shopstream.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.shopstream.edge.metrics.KafkaMeters;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.kafka.ListenerCheck;
import io.shopstream.schemas.kafka.ListenerCheck.Trouble;
import io.shopstream.schemas.security.TrustedCertificates;
import io.shopstream.schemas.serde.RegistryConnection;
import io.shopstream.schemas.serializer.SerializerChoice;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How a service reaches what is not its own; part of {@link HttpEdgeConfiguration}. Settings that contradict each other
 * or the listener of Kafka, and files that cannot be read, end the start with a message that names the setting.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionConfiguration.class);
    private static final Duration LISTENER_TIMEOUT = Duration.ofSeconds(3);

    @Bean
    KafkaConnection kafkaConnection(
            @Value("${shopstream.kafka}") String servers,
            @Value("${" + KafkaConnection.KEY + ":}") String file,
            ObjectProvider<MeterRegistry> meters) {
        KafkaConnection kafka = KafkaConnection.read(servers, file);
        ListenerCheck.of(kafka, LISTENER_TIMEOUT).ifPresent(ConnectionConfiguration::report);
        MeterRegistry registry = meters.getIfAvailable();
        return registry == null ? kafka : kafka.observedBy(KafkaMeters.settings(registry));
    }

    // What Kafka refuses now it may allow later, as after any other outage.
    private static void report(Trouble trouble) {
        switch (trouble) {
            case Trouble.Misfit misfit -> throw new IllegalArgumentException(misfit.text());
            case Trouble.Refused refused -> LOG.warn("{}", refused.text());
        }
    }

    @Bean
    TrustedCertificates trustedCertificates(@Value("${" + TrustedCertificates.KEY + ":}") String file) {
        return TrustedCertificates.of(file);
    }

    @Bean
    SerializerChoice serializerChoice(
            @Value("${" + SerializerChoice.KEY + ":}") String className,
            @Value("${" + SerializerChoice.CONFIG_KEY + ":}") String file) {
        SerializerChoice choice = SerializerChoice.of(className, file);
        if (!className.isBlank()) {
            LOG.info("values are written by {}", choice);
        }
        return choice;
    }

    @Bean
    RegistryConnection registryConnection(
            @Value("${shopstream.registry}") URI registry,
            @Value("${" + RegistryConnection.USER_KEY + ":}") String user,
            @Value("${" + RegistryConnection.PASSWORD_KEY + ":}") String password,
            @Value("${" + RegistryConnection.TOKEN_KEY + ":}") String token,
            TrustedCertificates trusted,
            SerializerChoice serializer) {
        return RegistryConnection.of(registry)
                .trusting(trusted)
                .as(user, password, token)
                .writing(serializer);
    }
}
