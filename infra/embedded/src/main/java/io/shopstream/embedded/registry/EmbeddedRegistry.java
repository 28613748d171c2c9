package io.shopstream.embedded.registry;

import io.shopstream.embedded.host.ChildLog;
import io.shopstream.embedded.host.ChildProcess;
import io.shopstream.embedded.host.ChildSpec;
import io.shopstream.embedded.host.DataDirectory;
import io.shopstream.embedded.host.EarlierProcess;
import io.shopstream.embedded.host.EmbeddedStartException;
import io.shopstream.embedded.host.Part;
import io.shopstream.embedded.host.Ports;
import io.shopstream.embedded.host.Readiness;
import io.shopstream.embedded.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs an Apicurio Registry with the Confluent API on 127.0.0.1 as a child process that cannot outlive this JVM. The
 * schemas are in the database {@value #DATABASE} of the platform's {@link EmbeddedPostgres}, so a schema keeps its id
 * after a restart or a crash; records in Kafka refer to schemas by id. The port survives {@link #stop()} and
 * {@link #start()}. All methods are thread-safe; a failed start throws an {@link EmbeddedStartException}.
 */
public final class EmbeddedRegistry implements RegistryServer, AutoCloseable {

    static final String DATABASE = "registry";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    // The first registry that stops also writes the class data archive, see RegistryCommand.
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final DataDirectory directory;
    private final EmbeddedPostgres postgres;
    private final int port;
    private @Nullable ChildProcess server;

    public EmbeddedRegistry(DataDirectory directory, EmbeddedPostgres postgres, int port) {
        this.directory = directory;
        this.postgres = postgres;
        this.port = port;
    }

    /** Returns when the registry answers; PostgreSQL must run. Does nothing if the registry already runs. */
    @Override
    public synchronized void start() {
        if (server != null && server.isAlive()) {
            return;
        }
        stopLeftover(directory);
        Ports.requireFree(Part.REGISTRY, port);
        postgres.createDatabase(DATABASE);
        RegistryCommand command = new RegistryCommand(RegistryHome.find(), directory.root(), port);
        ChildSpec spec = spec(directory, command.arguments(postgres.port()));
        ChildProcess started = ChildProcess.start(spec);
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            Readiness.await(Part.REGISTRY, START_TIMEOUT, () -> answers(client), () -> failure(started, spec));
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
        server = started;
    }

    /** Stops the process and keeps the schemas. */
    @Override
    public synchronized void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public int port() {
        return port;
    }

    /** Stops a registry that a killed JVM left on this data directory, so that its port is free again. */
    public static void stopLeftover(DataDirectory directory) {
        EarlierProcess.stop(spec(directory, List.of()));
    }

    public synchronized List<ProcessHandle> handles() {
        return server == null ? List.of() : server.handles();
    }

    private boolean answers(HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/subjects"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    private static String failure(ChildProcess child, ChildSpec spec) {
        if (child.isAlive()) {
            return "";
        }
        return "the schema registry stopped while starting: " + spec.log().errorLine() + " (see "
                + spec.log().file() + ")";
    }

    private static ChildSpec spec(DataDirectory directory, List<String> command) {
        return new ChildSpec(
                Part.REGISTRY,
                command,
                directory.root(),
                directory.resolve("registry.pid"),
                new ChildLog(directory.resolve("logs").resolve("registry.log")),
                RegistryCommand.marker(directory.root()),
                "TERM",
                STOP_TIMEOUT);
    }
}
