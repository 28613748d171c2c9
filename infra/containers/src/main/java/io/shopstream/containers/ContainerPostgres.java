package io.shopstream.containers;

import io.shopstream.embedded.host.Part;
import io.shopstream.embedded.host.Ports;
import io.shopstream.embedded.postgres.PostgresServer;
import io.shopstream.embedded.postgres.PostgresSettings;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.containers.GenericContainer;

/** PostgreSQL's usual image with the settings of the embedded server; its files need not survive a power failure. */
final class ContainerPostgres implements PostgresServer {
    private static final String IMAGE = "postgres:18";
    private static final int PORT = 5432;
    private static final long SHARED_MEMORY_BYTES = 512L << 20;

    private final PublishedContainer published = new PublishedContainer(
            Part.POSTGRES, container(), PORT, Ports.free(), () -> superuser().answers());

    private static GenericContainer<?> container() {
        List<String> command = new ArrayList<>(List.of("postgres"));
        command.addAll(PostgresSettings.arguments(true));
        return new GenericContainer<>(IMAGE)
                .withEnv("POSTGRES_USER", USER)
                .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
                .withEnv("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale-provider=builtin --locale=C.UTF-8")
                .withSharedMemorySize(SHARED_MEMORY_BYTES)
                .withCommand(command.toArray(String[]::new));
    }

    @Override
    public void start() {
        published.start();
        superuser().createOwnUser();
    }

    @Override
    public void stop() {
        published.stop();
    }

    void remove() {
        published.remove();
    }

    @Override
    public int port() {
        return published.port();
    }
}
