package io.shopstream.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.k8s.Compose.Container;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both files of compose know the variables, ports and roles of the code, and no others. */
class ComposeNamesTest {
    private static final String CLI = "cli";

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.prod.yaml"})
    void shouldSetTheVariablesThatTheCodeReads(String file) {
        Map<String, Container> containers = Compose.containers(file);
        assertThat(containers.values().stream().map(Container::image).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("producer", "streams", "sink", "api", CLI);
        Set<String> shared = containers.values().stream()
                .filter(container -> !container.name().equals("metabase-setup"))
                .map(container -> container.environment().keySet())
                .reduce(ComposeNamesTest::common)
                .orElseThrow();
        for (Container container : containers.values()) {
            if (container.image().equals(CLI)) {
                Variables.checkCommand(
                        container.name(), without(container.environment().keySet(), shared), shared);
            } else {
                Variables.check(
                        container.name(),
                        Service.valueOf(container.image().toUpperCase(Locale.ROOT)),
                        without(container.environment().keySet(), shared),
                        shared);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.prod.yaml"})
    void shouldPublishThePortOfEachService(String file) {
        Compose.containers(file).values().stream()
                .filter(container -> !container.image().equals(CLI))
                .forEach(container -> assertThat(container.ports())
                        .as(container.name())
                        .containsExactly(Service.valueOf(container.image().toUpperCase(Locale.ROOT))
                                .port()));
    }

    @Test
    void shouldMakeEveryRoleThatTheCodeNames() {
        Set<String> made = Repository.rolesOfTheScript();
        assertThat(made).containsAll(Repository.rolesOfTheWarehouse());
        for (String file : Set.of("compose.yaml", "compose.prod.yaml")) {
            assertThat(roles(file)).as(file).isNotEmpty().isSubsetOf(made);
        }
        // The superuser is the default of two settings, which both files replace.
        assertThat(Stream.of(Service.values()).flatMap(service -> service.roles().values().stream()))
                .filteredOn(role -> !role.equals("postgres"))
                .isNotEmpty()
                .isSubsetOf(made);
    }

    private static Set<String> roles(String file) {
        return Compose.containers(file).values().stream()
                .flatMap(container -> container.environment().entrySet().stream())
                .filter(variable -> variable.getKey().matches("SHOPSTREAM_(WAREHOUSE|SHOP_DATABASE)(_OWNER)?_USER"))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    private static Set<String> common(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        return all.stream().filter(each -> !some.contains(each)).collect(Collectors.toSet());
    }
}
