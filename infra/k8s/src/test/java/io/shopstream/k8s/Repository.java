package io.shopstream.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of this repository. */
final class Repository {
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    static final Path FOLDER = ROOT.resolve("infra/k8s");

    private static final Pattern VARIABLE = Pattern.compile("\"(SHOPSTREAM_[A-Z_]+)\"");
    private static final Pattern ROLE = Pattern.compile("(?m)^create role (\\w+) ");
    private static final Pattern IMAGE_VARIABLE = Pattern.compile("(?m)^ENV (SHOPSTREAM_[A-Z_]+)=");

    private Repository() {}

    static String text(String path) {
        return text(ROOT.resolve(path));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Every variable that a command reads: the literals of its source, and what {@code DatabaseUser} and
     * {@code RegistryConnection} make of one that is the beginning of others.
     */
    static Set<String> variablesOfCommands() {
        Set<String> literals = Stream.of("infra/local/src/main/java", "schemas/src/main/java")
                .flatMap(folder -> files(ROOT.resolve(folder), ".java").stream())
                .flatMap(file -> Service.found(VARIABLE, text(file)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> variables = new TreeSet<>(literals);
        literals.forEach(name -> variables.addAll(List.of(name + "_USER", name + "_PASSWORD", name + "_TOKEN")));
        Set.copyOf(variables).stream()
                .filter(name -> name.matches(".*_(PASSWORD|TOKEN|KEY)"))
                .forEach(name -> variables.add(name + "_FILE"));
        return variables;
    }

    /** The roles that the script of compose makes in a new database server, but for the superuser. */
    static Set<String> rolesOfTheScript() {
        return Service.found(ROLE, text("infra/compose/postgres/10-databases.sh"));
    }

    /** The roles that the migrations of the warehouse name. */
    static Set<String> rolesOfTheWarehouse() {
        String sql = text("sink/src/main/resources/db/migration/V1__warehouse.sql");
        String array = sql.substring(sql.indexOf("array array[") + "array array[".length());
        return Service.found(Pattern.compile("'(\\w+)'"), array.substring(0, array.indexOf(']')));
    }

    /** What the images set, so that nobody else has to. */
    static Set<String> variablesOfImages() {
        return Service.found(IMAGE_VARIABLE, text("infra/docker/Dockerfile"));
    }
}
