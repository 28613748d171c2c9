package io.shopstream.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Apicurio Registry on 127.0.0.1 that speaks the Confluent API, a child process that cannot outlive this JVM. It
 * keeps its schemas in the database {@value #DATABASE} of the {@link EmbeddedPostgres} beside it, so a schema has the
 * same id after a restart, and after a crash: records in the Kafka log name schemas by id. Its port survives
 * {@link #stop()} and {@link #start()}. All methods are thread safe; failures to start are
 * {@link EmbeddedStartException}s.
 */
public final class EmbeddedRegistry implements AutoCloseable {

    static final String DATABASE = "registry";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    // The first one to stop writes the archive of classes.
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final DataDirectory directory;
    private final EmbeddedPostgres postgres;
    private final int port;
    private @Nullable ChildProcess server;

    EmbeddedRegistry(DataDirectory directory, EmbeddedPostgres postgres, int port) {
        this.directory = directory;
        this.postgres = postgres;
        this.port = port;
    }

    /** Returns when it answers; its PostgreSQL must run. Does nothing when it already runs. */
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

    /** Stops the process; the schemas stay. */
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

    public int port() {
        return port;
    }

    /** The root of the Confluent API, without a slash at the end. */
    public String url() {
        return "http://" + Ports.HOST + ":" + port + "/apis/ccompat/v7";
    }

    /** Ends what a killed JVM left on this data directory, so that its port is free again. */
    static void stopLeftover(DataDirectory directory) {
        EarlierProcess.stop(spec(directory, List.of()));
    }

    synchronized List<ProcessHandle> handles() {
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
        return "the schema registry stopped while starting: " + spec.log().complaint() + " (see "
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
