package io.shopstream.edge;

import io.shopstream.schemas.security.SecretFiles;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Sets the variables of secrets whose file is named, so that the settings that refer to a variable need not know of
 * files. See {@link SecretFiles}; runs in every service, since {@code META-INF/spring.factories} names it.
 */
final class SecretsFromFiles implements EnvironmentPostProcessor, Ordered {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, String> secrets = new SecretFiles(environment::getProperty).fromFiles();
        if (!secrets.isEmpty()) {
            // Before the environment, where an empty variable would hide the value.
            environment.getPropertySources().addFirst(new MapPropertySource("secretFiles", Map.copyOf(secrets)));
        }
    }

    // After the files of settings are read.
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
