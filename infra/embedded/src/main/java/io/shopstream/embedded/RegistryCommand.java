package io.shopstream.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The registry's command line: this JVM's own Java, a small heap, and flags that start fast rather than run fast. */
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
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        settings(postgresPort).forEach(setting -> command.add("-D" + setting));
        command.addAll(List.of("-jar", home.resolve("quarkus-run.jar").toString()));
        return command;
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
