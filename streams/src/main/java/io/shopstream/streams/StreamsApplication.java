package io.shopstream.streams;

import io.shopstream.streams.web.WebConfiguration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The streams service: topology, state stores and the query endpoint over them. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableConfigurationProperties(StreamsSettings.class)
@Import({EngineConfiguration.class, WebConfiguration.class})
public class StreamsApplication {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);

    public static void main(String[] arguments) {
        builder().run(arguments);
    }

    /**
     * Starts the service in this JVM and returns once its HTTP port is open; Kafka and the registry may still be
     * unavailable. Closing the context stops everything that was started.
     *
     * @param overrides settings that override the environment and {@code streams.yaml}
     */
    public static ConfigurableApplicationContext start(Map<String, Object> overrides) {
        String[] arguments = overrides.entrySet().stream()
                .map(override -> "--" + override.getKey() + "=" + override.getValue())
                .toArray(String[]::new);
        // The caller closes the context: an embedding JVM stops its services in its own order.
        ConfigurableApplicationContext context =
                builder().registerShutdownHook(false).run(arguments);
        LOG.debug("streams context {} started", context.getId());
        return context;
    }

    private static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(StreamsApplication.class)
                .properties(Map.of("spring.config.name", "streams", "spring.jmx.enabled", "false"))
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .logStartupInfo(false);
    }
}
