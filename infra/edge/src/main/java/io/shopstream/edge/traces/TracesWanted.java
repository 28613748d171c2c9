package io.shopstream.edge.traces;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Whether the setting {@value #KEY} names a collector. Without one, Spring Boot's configuration of traces is left out,
 * which else would make a span of every request and drop it.
 */
public final class TracesWanted implements Condition, AutoConfigurationImportFilter, EnvironmentAware {
    /** URL of an OpenTelemetry collector; empty for no traces. */
    public static final String KEY = "shopstream.traces";

    private static final List<String> OF_TRACES =
            List.of("org.springframework.boot.micrometer.tracing.", "org.springframework.boot.opentelemetry.");

    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isIn(context.getEnvironment());
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean wanted = isIn(environment);
        boolean[] kept = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            kept[i] = wanted || !isOfTraces(classes[i]);
        }
        return kept;
    }

    private static boolean isOfTraces(@Nullable String configuration) {
        return configuration != null && OF_TRACES.stream().anyMatch(configuration::startsWith);
    }

    private static boolean isIn(Environment environment) {
        return StringUtils.hasText(environment.getProperty(KEY));
    }
}
