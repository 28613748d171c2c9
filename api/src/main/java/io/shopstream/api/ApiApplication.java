package io.shopstream.api;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The API service. It starts without streams, warehouse and Kafka, and connects to each once it is available. */
@SpringBootApplication
public class ApiApplication {

    public static void main(String[] args) {
        application(Map.of()).run(args);
    }

    /**
     * Starts the service inside this JVM; closing the context stops it and leaves no thread behind.
     *
     * @param overrides settings by key; they take precedence over environment variables
     */
    public static ConfigurableApplicationContext start(Map<String, Object> overrides) {
        return application(overrides).run();
    }

    private static SpringApplication application(Map<String, Object> overrides) {
        return new SpringApplicationBuilder(ApiApplication.class)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(overrides.isEmpty())
                .properties("spring.config.name=api", "spring.jmx.enabled=false")
                .environment(with(overrides))
                .build();
    }

    // Part of the environment from the beginning, like variables: some settings are read before the context exists.
    private static StandardEnvironment with(Map<String, Object> overrides) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("overrides", overrides));
        return environment;
    }
}
