package io.shopstream.embedded.registry;

import io.shopstream.embedded.host.Ports;
import io.shopstream.embedded.postgres.EmbeddedPostgres;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The registry's command line: this JVM's own Java, a small heap, and flags for a fast start rather than fast
 * execution. A class data archive beside the programs halves the cost of a start; the first registry that stops writes
 * it, and the first of another JDK replaces it. An archive holds only classes of the class path, so the jars are listed
 * there instead of being left to the class loader of {@code quarkus-run.jar}.
 */
record RegistryCommand(Path home, Path directory, int port) {

    /** Identifies a leftover process; early in the command line, whose end the system may cut off. */
    static String marker(Path directory) {
        return "-Dshopstream.data=" + directory;
    }

    List<String> arguments(int postgresPort) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(marker(directory));
        command.addAll(List.of(
                "-Xms32m",
                "-Xmx256m",
                // The registry is idle nearly all the time, so it returns unused memory to the system.
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + home.resolve("registry.jsa"),
                // If the archive cannot be read or written, the registry starts without it and prints no warning.
                "-Xlog:aot*=off",
                "-Xlog:cds*=off",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        settings(postgresPort).forEach(setting -> command.add("-D" + setting));
        command.addAll(List.of("-cp", classPath(), "io.quarkus.runner.GeneratedMain"));
        return command;
    }

    // The transformed classes replace those of the libraries, so they come first.
    private String classPath() {
        return Stream.of(
                        "quarkus/transformed-bytecode.jar",
                        "quarkus/generated-bytecode.jar",
                        "app/*",
                        "lib/boot/*",
                        "lib/main/*")
                .map(part -> home + File.separator + part)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private List<String> settings(int postgresPort) {
        return List.of(
                "quarkus.http.host=" + Ports.HOST,
                "quarkus.http.port=" + port,
                "quarkus.http.access-log.enabled=false",
                // With the filter switched off, pages of other sites could send requests and not read the answers; with
                // it
                // and an origin that no page has, they are refused. Its default allows pages of port 8888.
                "quarkus.http.cors.enabled=true",
                "quarkus.http.cors.origins=https://no-page.invalid",
                "quarkus.management.host=" + Ports.HOST,
                "quarkus.management.port=0",
                "apicurio.storage.kind=sql",
                "apicurio.storage.sql.kind=postgresql",
                "apicurio.datasource.url=jdbc:postgresql://" + Ports.HOST + ":" + postgresPort + "/"
                        + EmbeddedRegistry.DATABASE,
                "apicurio.datasource.username=" + EmbeddedPostgres.USER,
                "apicurio.datasource.password=" + EmbeddedPostgres.USER,
                "apicurio.datasource.jdbc.initial-size=1",
                "apicurio.datasource.jdbc.min-size=1",
                "apicurio.datasource.jdbc.max-size=5",
                // The database may restart meanwhile: a request must not get a dead connection.
                "quarkus.datasource.postgresql.jdbc.validate-on-borrow=true");
    }
}
