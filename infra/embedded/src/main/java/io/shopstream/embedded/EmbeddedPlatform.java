package io.shopstream.embedded;

import io.shopstream.embedded.host.DataDirectory;
import io.shopstream.embedded.host.DirectoryTrees;
import io.shopstream.embedded.host.EmbeddedStartException;
import io.shopstream.embedded.kafka.EmbeddedKafka;
import io.shopstream.embedded.postgres.EmbeddedPostgres;
import io.shopstream.embedded.registry.EmbeddedRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs broker, database and schema registry in one data directory and starts them in parallel. Either all three answer
 * when {@link Builder#start()} returns, or all are stopped and an {@link EmbeddedStartException} says why. Closing
 * stops them in the right order and is idempotent. If the JVM ends without closing, even by {@code kill -9}, the child
 * processes end, too. Everything listens on 127.0.0.1 only. A data directory serves one running platform at a time.
 */
public final class EmbeddedPlatform implements Platform, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPlatform.class);

    private final DataDirectory directory;
    private final boolean temporary;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final EmbeddedRegistry registry;
    private CompletableFuture<Void> registryStart = CompletableFuture.completedFuture(null);
    private boolean closed;

    private EmbeddedPlatform(Builder settings, DataDirectory directory) {
        this.directory = directory;
        this.temporary = settings.temporary;
        PlatformPorts chosen = new PlatformPorts(settings.kafkaPort, settings.postgresPort, settings.registryPort);
        // A leftover process may still hold a requested port, so leftovers are stopped before ports are checked.
        EmbeddedRegistry.stopLeftover(directory);
        EmbeddedPostgres.stopLeftover(directory);
        if (settings.fresh) {
            directory.clear();
        }
        PlatformPorts resolved = chosen.resolve();
        kafka = new EmbeddedKafka(directory.resolve("kafka"), resolved.kafka(), settings.faults);
        postgres = new EmbeddedPostgres(directory, resolved.postgres(), settings.disposable);
        registry = new EmbeddedRegistry(directory, postgres, resolved.registry());
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public EmbeddedKafka kafka() {
        return kafka;
    }

    @Override
    public EmbeddedPostgres postgres() {
        return postgres;
    }

    @Override
    public EmbeddedRegistry registry() {
        return registry;
    }

    /**
     * Returns when the registry answers.
     *
     * @throws EmbeddedStartException if it cannot start; the platform should then be closed
     */
    public void awaitRegistry() {
        ParallelStart.await(registryStart);
    }

    public Path dataDirectory() {
        return directory.root();
    }

    @Override
    public void close() {
        close(DirectoryTrees::delete);
    }

    /** Like {@link #close}, but a temporary directory is deleted by another process, after this one has ended. */
    void closeAtExit() {
        close(DirectoryTrees::deleteLater);
    }

    private synchronized void close(Deletion deletion) {
        if (closed) {
            return;
        }
        closed = true;
        // A part that is still starting cannot be closed.
        registryStart.exceptionally(_ -> null).join();
        Closing.all(registry, kafka, postgres, directory);
        if (temporary) {
            delete(directory.root(), deletion);
        }
    }

    private static void delete(Path root, Deletion deletion) {
        try {
            deletion.delete(root);
        } catch (IOException e) {
            LOG.warn("temporary directory {} could not be deleted: {}", root, e.getMessage());
        }
    }

    @FunctionalInterface
    private interface Deletion {
        void delete(Path root) throws IOException;
    }

    /** By default the ports are 0 (any free port) and the directory is a temporary one. */
    public static final class Builder {

        private Path directory = Path.of("");
        private boolean temporary = true;
        private boolean fresh;
        private boolean disposable;
        private int kafkaPort;
        private int postgresPort;
        private int registryPort;
        private Consumer<String> progress = line -> {};
        private Consumer<String> faults = line -> {};

        private Builder() {}

        /** Created if missing; kept when the platform closes. */
        public Builder dataDirectory(Path wanted) {
            directory = wanted;
            temporary = false;
            return this;
        }

        /** A directory of its own, deleted when the platform closes. */
        public Builder temporary() {
            temporary = true;
            return this;
        }

        /** Clears the data directory before the start. The start fails if its contents do not look like a shop's. */
        public Builder fresh() {
            fresh = true;
            return this;
        }

        /**
         * Turns off {@code fsync}: the database is much faster but may not survive a power failure. It still survives a
         * kill of its processes. For tests, never for benchmarks.
         */
        public Builder disposable() {
            disposable = true;
            return this;
        }

        public Builder kafkaPort(int port) {
            kafkaPort = port;
            return this;
        }

        public Builder postgresPort(int port) {
            postgresPort = port;
            return this;
        }

        public Builder registryPort(int port) {
            registryPort = port;
            return this;
        }

        /** Receives a line for each part that is ready, such as {@code Kafka ready in 2.9 s}, on the part's thread. */
        public Builder onProgress(Consumer<String> listener) {
            progress = listener;
            return this;
        }

        /** Receives one line when the running broker fails fatally; the platform should then be closed. */
        public Builder onFault(Consumer<String> listener) {
            faults = listener;
            return this;
        }

        public EmbeddedPlatform start() {
            EmbeddedPlatform platform = startAheadOfRegistry();
            try {
                platform.awaitRegistry();
                return platform;
            } catch (RuntimeException e) {
                platform.close();
                throw e;
            }
        }

        /** Returns when broker and database answer; see {@link EmbeddedPlatform#awaitRegistry()}. */
        public EmbeddedPlatform startAheadOfRegistry() {
            DataDirectory opened = DataDirectory.open(temporary ? makeTemporary() : directory);
            EmbeddedPlatform platform;
            try {
                platform = new EmbeddedPlatform(this, opened);
            } catch (RuntimeException e) {
                opened.close();
                if (temporary) {
                    delete(opened.root(), DirectoryTrees::delete);
                }
                throw e;
            }
            try {
                platform.registryStart =
                        new ParallelStart(progress).run(platform.kafka, platform.postgres, platform.registry);
                return platform;
            } catch (RuntimeException e) {
                platform.close();
                throw e;
            }
        }

        private static Path makeTemporary() {
            try {
                return Files.createTempDirectory("shopstream-");
            } catch (IOException e) {
                throw new EmbeddedStartException("could not create a temporary directory: " + e.getMessage(), e);
            }
        }
    }
}
