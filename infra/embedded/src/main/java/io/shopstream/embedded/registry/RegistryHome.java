package io.shopstream.embedded.registry;

import io.shopstream.embedded.host.EmbeddedStartException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

/** Finds the registry's programs in {@code shopstream.registry.home}, else beside this module's classes or jar. */
final class RegistryHome {

    static final String PROPERTY = "shopstream.registry.home";
    private static final String JAR = "quarkus-run.jar";

    private RegistryHome() {}

    static Path find() {
        List<Path> candidates = candidates();
        return candidates.stream()
                .filter(home -> Files.isRegularFile(home.resolve(JAR)))
                .findFirst()
                .orElseThrow(() ->
                        new EmbeddedStartException("the schema registry's programs are not in " + candidates.getFirst()
                                + ": build the project again or name their directory with -D" + PROPERTY));
    }

    private static List<Path> candidates() {
        String set = System.getProperty(PROPERTY, "");
        if (!set.isEmpty()) {
            return List.of(Path.of(set).toAbsolutePath());
        }
        List<Path> candidates = new ArrayList<>();
        CodeSource source = RegistryHome.class.getProtectionDomain().getCodeSource();
        try {
            if (source != null && source.getLocation() != null) {
                Path code = Path.of(source.getLocation().toURI()).toAbsolutePath();
                candidates.add(code.resolveSibling("apicurio-registry"));
                // If this module is a library of another one: infra/local/target/lib/embedded.jar.
                for (Path above = code.getParent(); above != null; above = above.getParent()) {
                    candidates.add(above.resolve("infra/embedded/target/apicurio-registry"));
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the location of the classes is not a path", e);
        }
        candidates.add(Path.of("apicurio-registry").toAbsolutePath());
        return List.copyOf(candidates);
    }
}
