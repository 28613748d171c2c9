package io.shopstream.embedded;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The registry's command line: this JVM's own Java, a small heap, and flags that start fast rather than run fast. Its
 * classes are read from an archive beside its programs, which halves what a start costs; the first one to stop there
 * writes it, and so does the first of another JDK. An archive holds classes of the class path only, so the jars are
 * named as one instead of being left to the class loader of {@code quarkus-run.jar}.
 */
record RegistryCommand(Path home, Path directory, int port) {

    /** Early in the command line, so that a leftover is recognised by it. */
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
                // It rests nearly all the time: what it does not need belongs to others.
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + home.resolve("registry.jsa"),
                // Where the archive cannot be read or written, it starts without.
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
                // The database may be restarted under it: a dead connection must not reach a request.
                "quarkus.datasource.postgresql.jdbc.validate-on-borrow=true");
    }
}
