package io.shopstream.edge;

import io.shopstream.schemas.kafka.KafkaConnection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How a service reaches what is not its own; part of {@link HttpEdgeConfiguration}. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {
    /** @throws IllegalArgumentException if the file of settings is missing or unfit; names the setting */
    @Bean
    KafkaConnection kafkaConnection(
            @Value("${shopstream.kafka}") String servers, @Value("${" + KafkaConnection.KEY + ":}") String file) {
        return KafkaConnection.read(servers, file);
    }
}
