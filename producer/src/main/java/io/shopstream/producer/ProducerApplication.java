package io.shopstream.producer;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Starts the producer service. Configured by {@code producer.yaml} and the environment variables that it names. */
@SpringBootApplication(proxyBeanMethods = false)
public class ProducerApplication {
    private static final String CONFIG_NAME = "producer";

    public static void main(String[] args) {
        builder(Map.of()).run(args);
    }

    /**
     * Starts the service inside this JVM; closing the context stops it and leaves no thread behind.
     *
     * @param overrides settings by their full name; they take precedence over environment, system properties and file
     */
    public static ConfigurableApplicationContext start(Map<String, Object> overrides) {
        // The embedding JVM decides when the service stops, and in which order.
        return builder(overrides).registerShutdownHook(false).run();
    }

    private static SpringApplicationBuilder builder(Map<String, Object> overrides) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("overrides", overrides));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("name", Map.of("spring.config.name", CONFIG_NAME)));
        return new SpringApplicationBuilder(ProducerApplication.class).environment(environment);
    }
}
