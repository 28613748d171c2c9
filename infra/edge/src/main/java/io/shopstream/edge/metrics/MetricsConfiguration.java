package io.shopstream.edge.metrics;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring Boot's meter registry writes into this registry, and its endpoint scrapes it. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {
    @Bean
    PrometheusRegistry prometheusRegistry() {
        return new SteadyRegistry();
    }
}
