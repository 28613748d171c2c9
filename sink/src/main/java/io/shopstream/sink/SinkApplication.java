package io.shopstream.sink;

import io.shopstream.edge.InternalServiceConfiguration;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The sink service, which loads topics into the warehouse. Closing the context stops it after the current batch. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(SinkSettings.class)
@Import({SinkConfiguration.class, InternalServiceConfiguration.class})
public class SinkApplication {

    public static void main(String[] arguments) {
        builder().run(arguments);
    }

    /** Returns when the HTTP port answers; loading begins once the warehouse and the topics are available. */
    public static ConfigurableApplicationContext start(Map<String, Object> overrides) {
        return builder()
                // The caller owns the JVM and closes its services in its own order.
                .registerShutdownHook(false)
                .environment(with(overrides))
                .run();
    }

    static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(SinkApplication.class)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .properties("spring.config.name=sink", "spring.jmx.enabled=false");
    }

    // Part of the environment from the beginning, like variables: some settings are read before the context exists.
    private static StandardEnvironment with(Map<String, Object> overrides) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("overrides", overrides));
        return environment;
    }
}
