package io.shopstream.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.security.SecretFiles;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the variables of a container with those that the code in it reads. */
final class Variables {
    private static final String FILE = "_FILE";
    /** Secrets for what a shop need not have: a registry with a login, and mail. */
    private static final Set<String> OPTIONAL_SECRETS =
            Set.of("SHOPSTREAM_REGISTRY_PASSWORD", "SHOPSTREAM_REGISTRY_TOKEN", "SHOPSTREAM_REPORTS_MAIL_PASSWORD");

    private Variables() {}

    /**
     * @param own what this container alone gets
     * @param shared what it gets together with others, each of which reads some of it
     */
    static void check(String container, Service service, Set<String> own, Set<String> shared) {
        assertThat(own).as("variables of %s alone", container).isSubsetOf(readBy(service));
        assertThat(shared).as("variables of %s and others", container).isSubsetOf(readByAny());
        assertThat(needed(service)).as("needed by %s", container).allSatisfy(name -> assertThat(own.contains(name)
                        || shared.contains(name)
                        || own.contains(name + FILE)
                        || shared.contains(name + FILE))
                .as(name)
                .isTrue());
    }

    static void checkCommand(String container, Set<String> own, Set<String> shared) {
        assertThat(own).as("variables of %s", container).isSubsetOf(Repository.variablesOfCommands());
        assertThat(shared).as("variables of %s and others", container).isSubsetOf(readByAny());
    }

    private static Set<String> readBy(Service service) {
        Set<String> names = new TreeSet<>(service.settings().keySet());
        SecretFiles.VARIABLES.stream().filter(service.settings()::containsKey).forEach(name -> names.add(name + FILE));
        return names;
    }

    /** By any service or command. */
    static Set<String> readByAny() {
        return Stream.concat(
                        Stream.of(Service.values()).flatMap(service -> readBy(service).stream()),
                        Repository.variablesOfCommands().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What has no default that works in a container, and what a service that others reach does not start without. */
    static Set<String> needed(Service service) {
        Set<String> needed = new HashSet<>(service.settingsWithoutUsableDefault());
        SecretFiles.VARIABLES.stream()
                .filter(name -> service.settings().containsKey(name) && !OPTIONAL_SECRETS.contains(name))
                .forEach(needed::add);
        needed.add("SHOPSTREAM_ALLOWED_HOSTS");
        // The default is the superuser, which no service may be.
        service.roles().forEach((name, role) -> {
            if (role.equals("postgres")) {
                needed.add(name);
            }
        });
        needed.removeAll(Repository.variablesOfImages());
        return needed;
    }
}
