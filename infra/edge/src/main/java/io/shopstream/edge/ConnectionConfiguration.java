package io.shopstream.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.shopstream.edge.metrics.KafkaMeters;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.security.TrustedCertificates;
import io.shopstream.schemas.serde.RegistryConnection;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How a service reaches what is not its own; part of {@link HttpEdgeConfiguration}. Settings that contradict each other
 * and files that cannot be read end the start with a message that names the setting.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {
    @Bean
    KafkaConnection kafkaConnection(
            @Value("${shopstream.kafka}") String servers,
            @Value("${" + KafkaConnection.KEY + ":}") String file,
            ObjectProvider<MeterRegistry> meters) {
        KafkaConnection connection = KafkaConnection.read(servers, file);
        MeterRegistry registry = meters.getIfAvailable();
        return registry == null ? connection : connection.observedBy(KafkaMeters.settings(registry));
    }

    @Bean
    TrustedCertificates trustedCertificates(@Value("${" + TrustedCertificates.KEY + ":}") String file) {
        return TrustedCertificates.of(file);
    }

    @Bean
    RegistryConnection registryConnection(
            @Value("${shopstream.registry}") URI registry,
            @Value("${" + RegistryConnection.USER_KEY + ":}") String user,
            @Value("${" + RegistryConnection.PASSWORD_KEY + ":}") String password,
            @Value("${" + RegistryConnection.TOKEN_KEY + ":}") String token,
            TrustedCertificates trusted) {
        return RegistryConnection.of(registry).trusting(trusted).as(user, password, token);
    }
}
