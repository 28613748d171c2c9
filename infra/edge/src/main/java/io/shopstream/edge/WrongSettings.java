package io.shopstream.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.StringUtils;

/**
 * Shows what is wrong with a setting as one message, without a stack trace. Our own messages are shown as they are; for
 * those of Spring, the setting, its environment variable, and what it must be, not the value, which may be a secret.
 * Other failures of a start are left to Spring. Runs in every service, since {@code META-INF/spring.factories} names it.
 */
final class WrongSettings implements FailureAnalyzer, Ordered {
    private static final String ACTION = "Correct the setting, then start the service again.";
    private static final Pattern OWN = Pattern.compile("(?<![\\w.])shopstream\\.[a-z]|\\bSHOPSTREAM_[A-Z]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_.-]*)[:}]?.*");

    private final @Nullable Environment environment;

    /** @param environment null if the service had none yet */
    WrongSettings(@Nullable Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        for (Throwable cause : causes.reversed()) {
            String text = text(cause, causes);
            if (text != null) {
                return new FailureAnalysis(text, ACTION, failure);
            }
        }
        return null;
    }

    private @Nullable String text(Throwable cause, List<Throwable> causes) {
        return switch (cause) {
            case PortInUseException port ->
                "%s: the port %d is in use by another program".formatted(portSetting(), port.getPort());
            case BindException bind
            when isConversion(causes) ->
                "%s has a value that is no %s".formatted(named(bind.getName().toString()), typeOf(bind));
            case UnsatisfiedDependencyException value when isConversion(causes) -> injected(value.getInjectionPoint());
            case IllegalArgumentException own when isOwn(own) -> own.getMessage();
            case IllegalStateException own when isOwn(own) -> own.getMessage();
            default -> null;
        };
    }

    // The exception has the port of the service even if the port of management is the one in use.
    private String portSetting() {
        boolean hasTwo =
                environment != null && StringUtils.hasText(environment.getProperty(ManagementPortConfiguration.KEY));
        return named("server.port") + (hasTwo ? " or " + named(ManagementPortConfiguration.KEY) : "");
    }

    private static boolean isConversion(List<Throwable> causes) {
        return causes.stream()
                .anyMatch(cause -> cause instanceof ConversionException || cause instanceof TypeMismatchException);
    }

    private static String typeOf(BindException bind) {
        return Objects.requireNonNull(bind.getTarget().getType().resolve(Object.class))
                .getSimpleName();
    }

    private @Nullable String injected(@Nullable InjectionPoint point) {
        Value value = point == null ? null : point.getAnnotation(Value.class);
        Matcher setting = PLACEHOLDER.matcher(value == null ? "" : value.value());
        return setting.matches() ? named(setting.group(1)) + " has a value of another form" : null;
    }

    private static boolean isOwn(Exception failure) {
        return OWN.matcher(String.valueOf(failure.getMessage())).find();
    }

    /** The setting and the variable that it comes from, such as {@code server.port (SHOPSTREAM_API_PORT)}. */
    private String named(String setting) {
        if (environment instanceof ConfigurableEnvironment known) {
            for (PropertySource<?> source : known.getPropertySources()) {
                Matcher variable = PLACEHOLDER.matcher(String.valueOf(source.getProperty(setting)));
                if (variable.matches()) {
                    return setting + " (" + variable.group(1) + ")";
                }
            }
        }
        return setting;
    }

    // Before those of Spring, which show values and no variables.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
