package io.shopstream.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Broker, database and schema registry in one data directory, started in parallel. Either all three answer when
 * {@link Builder#start()} returns, or nothing is left running and an {@link EmbeddedStartException} says why. Closing
 * stops them in the right order and is idempotent; when the JVM ends without closing, however it ends, the child
 * processes end too. Everything listens on 127.0.0.1 only. A data directory serves one running platform at a time.
 */
public final class EmbeddedPlatform implements AutoCloseable {

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
        Ports ports = new Ports(RandomGenerator.getDefault());
        PlatformPorts chosen = new PlatformPorts(settings.kafkaPort, settings.postgresPort, settings.registryPort);
        // An orphan of ours may still hold a wanted port, so leftovers go before ports are looked at.
        EmbeddedRegistry.stopLeftover(directory);
        EmbeddedPostgres.stopLeftover(directory);
        if (settings.fresh) {
            directory.clear();
        }
        PlatformPorts resolved = chosen.resolve(ports);
        kafka = new EmbeddedKafka(directory.resolve("kafka"), resolved.kafka(), ports, settings.faults);
        postgres = new EmbeddedPostgres(directory, resolved.postgres(), settings.disposable);
        registry = new EmbeddedRegistry(directory, postgres, resolved.registry());
    }

    public static Builder builder() {
        return new Builder();
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

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
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        // A part that is still starting cannot be closed.
        registryStart.exceptionally(_ -> null).join();
        Closing.all(registry, kafka, postgres, directory);
        if (temporary) {
            delete(directory.root());
        }
    }

    private static void delete(Path root) {
        try {
            DirectoryTrees.delete(root);
        } catch (IOException e) {
            LOG.warn("temporary directory {} could not be deleted: {}", root, e.getMessage());
        }
    }

    /** Ports default to 0 (a free one), the directory to a temporary one. */
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

        /** Made if missing; kept when the platform closes. */
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

        /**
         * Forgets what the data directory holds before starting. Refused for a directory that holds anything but a
         * shop.
         */
        public Builder fresh() {
            fresh = true;
            return this;
        }

        /**
         * Its database need not outlast a power cut: nothing is forced to the disk, which spares much waiting. It outlasts
         * the end of its processes all the same. For tests, never for figures.
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

        /** Gets a line for each part that is ready, such as {@code Kafka ready in 2.9 s}, from the part's thread. */
        public Builder onProgress(Consumer<String> listener) {
            progress = listener;
            return this;
        }

        /** Gets one line when the broker fails fatally while it runs: the platform should then be closed. */
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
                    delete(opened.root());
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
                throw new EmbeddedStartException("no temporary directory can be made: " + e.getMessage(), e);
            }
        }
    }
}
