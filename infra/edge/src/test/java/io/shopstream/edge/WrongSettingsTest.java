package io.shopstream.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class WrongSettingsTest {
    private final StandardEnvironment environment = new StandardEnvironment();
    private final WrongSettings analyzer = new WrongSettings(environment);

    WrongSettingsTest() {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "shop.yaml",
                        Map.of(
                                "server.port", "${SHOPSTREAM_API_PORT:hunter2}",
                                "shopstream.registry", "${SHOPSTREAM_REGISTRY:hunter2 with blanks}")));
    }

    @Test
    void shouldShowTheMessageOfOurOwnChecks() {
        assertThat(text(new BeanCreationException(
                        "a bean", "no bean", new IllegalArgumentException("shopstream.threads must be 1 to 64"))))
                .isEqualTo("shopstream.threads must be 1 to 64");
        assertThat(text(new IllegalStateException("set SHOPSTREAM_KAFKA"))).isEqualTo("set SHOPSTREAM_KAFKA");
    }

    @Test
    void shouldNameTheVariableButNotTheValueOfWhatHasAnotherForm() {
        assertThat(text(bound("server.port", Integer.class)))
                .isEqualTo("server.port (SHOPSTREAM_API_PORT) has a value that is no Integer");
        assertThat(text(bound("shopstream.registry", URI.class)))
                .isEqualTo("shopstream.registry (SHOPSTREAM_REGISTRY) has a value that is no URI");
    }

    @Test
    void shouldNameThePortThatIsTaken() {
        assertThat(text(new PortInUseException(8080)))
                .isEqualTo("server.port (SHOPSTREAM_API_PORT): the port 8080 is in use by another program");
        assertThat(new WrongSettings(null).analyze(new PortInUseException(8080)))
                .extracting(FailureAnalysis::getDescription)
                .isEqualTo("server.port: the port 8080 is in use by another program");
    }

    @Test
    void shouldLeaveFaultsOfTheProgramToSpring() {
        assertThat(analyzer.analyze(new BeanCreationException("a bean", "no bean", new NullPointerException())))
                .isNull();
        assertThat(analyzer.analyze(new IllegalArgumentException("negative"))).isNull();
        assertThat(analyzer.analyze(
                        new IllegalStateException("Error processing condition on io.shopstream.sink.Loads")))
                .as("a package is no setting")
                .isNull();
    }

    private Throwable bound(String setting, Class<?> type) {
        return catchThrowable(() -> Binder.get(environment).bind(setting, type));
    }

    private @Nullable String text(Throwable failure) {
        FailureAnalysis analysis = analyzer.analyze(failure);
        return analysis == null ? null : analysis.getDescription();
    }
}
