package io.shopstream.edge.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

class TracesWantedTest {
    // Every automatic configuration on the class path, so that one that a new version adds is seen here.
    private static final String[] ALL = ImportCandidates.load(
                    org.springframework.boot.autoconfigure.AutoConfiguration.class,
                    TracesWantedTest.class.getClassLoader())
            .getCandidates()
            .toArray(String[]::new);

    @Test
    void shouldLeaveOutAllThatIsOfTracesWithoutACollector() {
        assertThat(left("")).isNotEmpty().noneMatch(each -> each.contains("opentelemetry") || each.contains("tracing"));
        assertThat(left("http://127.0.0.1:4318/v1/traces")).containsExactly(ALL);
        assertThat(ALL).anyMatch(each -> each.endsWith(".OtlpTracingAutoConfiguration"));
    }

    @Test
    void shouldBeAskedBySpringBoot() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(AutoConfigurationImportFilter.class))
                .hasAtLeastOneElementOfType(TracesWanted.class);
    }

    private static List<String> left(String collector) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(TracesWanted.KEY, collector)));
        TracesWanted filter = new TracesWanted();
        filter.setEnvironment(environment);
        boolean[] kept = filter.match(ALL.clone(), noMetadata());
        return IntStream.range(0, ALL.length)
                .filter(index -> kept[index])
                .mapToObj(index -> ALL[index])
                .toList();
    }

    /** Is not asked. */
    private static AutoConfigurationMetadata noMetadata() {
        return (AutoConfigurationMetadata) Proxy.newProxyInstance(
                TracesWantedTest.class.getClassLoader(),
                new Class<?>[] {AutoConfigurationMetadata.class},
                (proxy, method, arguments) -> {
                    throw new AssertionError(method.getName());
                });
    }
}
