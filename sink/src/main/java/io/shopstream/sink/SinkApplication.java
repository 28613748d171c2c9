package io.shopstream.sink;

import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The sink service: topics to warehouse. Closing the context stops it after the batch at hand. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(SinkSettings.class)
@Import(SinkConfiguration.class)
public class SinkApplication {

    public static void main(String[] arguments) {
        builder().run(arguments);
    }

    /** Returns when the HTTP port answers; loading begins as soon as warehouse and topics are there. */
    public static ConfigurableApplicationContext start(Map<String, Object> overrides) {
        return builder()
                // Whoever starts it in a JVM of their own decides when it stops, and in which order.
                .registerShutdownHook(false)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new org.springframework.core.env.MapPropertySource("overrides", overrides)))
                .run();
    }

    static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(SinkApplication.class)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .properties("spring.config.name=sink", "spring.jmx.enabled=false");
    }
}
