package io.shopstream.local.up;

import io.shopstream.local.console.CommandFailure;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of a running shop. {@code up} writes them to the data directory, from which the other commands read them.
 *
 * @param pid process that wrote the file
 * @param kafka bootstrap servers
 * @param registry root of the Confluent API
 * @param postgres JDBC address of the warehouse, without user
 * @param shopDatabase JDBC address of the operational database, without user; null where an older version wrote the
 *     file
 */
public record Endpoints(
        long pid,
        String kafka,
        String registry,
        String postgres,
        @Nullable String shopDatabase,
        String api,
        String streams,
        String producer,
        String sink) {
    private static final String FILE = "endpoints.json";

    /** Writes the file atomically. */
    public void write(Path dataDirectory) {
        JsonFile.write(dataDirectory.resolve(FILE), this);
    }

    /** Deletes the file, so that no command looks for a stopped shop. */
    public static void remove(Path dataDirectory) {
        JsonFile.remove(dataDirectory.resolve(FILE));
    }

    /**
     * @throws CommandFailure if a shop runs on this data directory, with its address
     */
    public static void requireNone(Path dataDirectory) {
        Endpoints running = running(dataDirectory).orElse(null);
        if (running == null) {
            return;
        }
        // The process id alone proves nothing: a killed process may remain as a zombie, or its id may be reused.
        URI address = URI.create(running.api);
        if (!PortProbe.answers(new InetSocketAddress(address.getHost(), address.getPort()))) {
            return;
        }
        throw new CommandFailure(
                "a shop already runs on %s (process %d, %s/): stop it, or choose another directory with --data-dir"
                        .formatted(dataDirectory, running.pid, running.api));
    }

    /** Empty if no shop runs on this data directory, or it cannot be told. */
    public static Optional<Endpoints> running(Path dataDirectory) {
        try {
            return Optional.of(read(dataDirectory));
        } catch (CommandFailure notRunning) {
            return Optional.empty();
        }
    }

    /**
     * @throws CommandFailure if no shop runs on this data directory
     */
    public static Endpoints read(Path dataDirectory) {
        String remedy = "start it with './shopstream up', name its data directory with --data-dir, or see --help for a"
                + " shop elsewhere";
        Endpoints endpoints = JsonFile.read(dataDirectory.resolve(FILE), Endpoints.class)
                .orElseThrow(() -> new CommandFailure("no shop runs on " + dataDirectory + ": " + remedy));
        if (ProcessHandle.of(endpoints.pid).isEmpty()) {
            throw new CommandFailure("no shop runs on " + dataDirectory + " (it stopped unexpectedly): " + remedy);
        }
        return endpoints;
    }
}
