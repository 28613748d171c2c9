package io.shopstream.embedded.postgres;

import io.shopstream.embedded.host.ChildLog;
import io.shopstream.embedded.host.ChildProcess;
import io.shopstream.embedded.host.ChildSpec;
import io.shopstream.embedded.host.DataDirectory;
import io.shopstream.embedded.host.DirectoryTrees;
import io.shopstream.embedded.host.EarlierProcess;
import io.shopstream.embedded.host.EmbeddedStartException;
import io.shopstream.embedded.host.Part;
import io.shopstream.embedded.host.Ports;
import io.shopstream.embedded.host.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a PostgreSQL 18 server on 127.0.0.1 as a child process that cannot outlive this JVM. The superuser is
 * {@value PostgresServer#USER}; connections need no password. Encoding UTF-8, time zone UTC, {@code wal_level=logical}; {@code fsync}
 * is on unless the server is disposable. Data and port survive {@link #stop()} and {@link #start()}. All methods are
 * thread-safe; a failed start throws an {@link EmbeddedStartException}.
 */
public final class EmbeddedPostgres implements PostgresServer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String MAJOR_VERSION = "18";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration INIT_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration ORPHANS_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration ORPHANS_PAUSE = Duration.ofMillis(500);
    private static final String ORPHANS_RUNNING = "pre-existing shared memory block";

    private final DataDirectory directory;
    private final Path data;
    private final int port;
    private final boolean disposable;
    private final PostgresSuperuser superuser;
    private @Nullable ChildProcess server;

    /**
     * @param disposable turns off {@code fsync}: the data may not survive a power failure
     */
    public EmbeddedPostgres(DataDirectory directory, int port, boolean disposable) {
        this.directory = directory;
        this.data = directory.resolve("postgres");
        this.port = port;
        this.disposable = disposable;
        this.superuser = new PostgresSuperuser(jdbcUrl(USER));
    }

    @Override
    public synchronized void start() {
        if (server != null && server.isAlive()) {
            return;
        }
        stopLeftover(directory);
        Ports.requireFree(Part.POSTGRES, port);
        PostgresBinaries binaries = PostgresBinaries.unpacked();
        initialise(binaries);
        server = startAfterOrphans(serverSpec(binaries));
    }

    /** A fast shutdown: open transactions are rolled back, everything committed is on disk. */
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

    /** Stops a server that a killed JVM left on this data directory, so that its port is free again. */
    public static void stopLeftover(DataDirectory directory) {
        EarlierProcess.stop(spec(directory, List.of(), "INT"));
    }

    public synchronized List<ProcessHandle> handles() {
        return server == null ? List.of() : server.handles();
    }

    /**
     * Retries while processes of a killed server still run, because a new server cannot start beside them. They end
     * when they next wait for something: mostly within moments, but a process that builds an index first finishes it.
     */
    private ChildProcess startAfterOrphans(ChildSpec spec) {
        long deadline = System.nanoTime() + ORPHANS_TIMEOUT.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                return start(spec);
            } catch (EmbeddedStartException e) {
                if (Thread.currentThread().isInterrupted() || !spec.log().contains(ORPHANS_RUNNING)) {
                    throw e;
                }
                if (System.nanoTime() > deadline) {
                    throw new EmbeddedStartException(
                            "processes of a killed PostgreSQL server are still running in " + data + ": "
                                    + OrphanedProcesses.of(data) + "; wait for them or kill them, then start again",
                            e);
                }
                if (attempt == 1) {
                    LOG.info(
                            "Processes of a killed PostgreSQL server are still running: waiting for {}",
                            OrphanedProcesses.of(data));
                }
                // Keep the killed server's log instead of this attempt's.
                spec.log().restorePrevious();
                LockSupport.parkNanos(ORPHANS_PAUSE.toNanos());
            }
        }
    }

    private ChildProcess start(ChildSpec spec) {
        ChildProcess started = ChildProcess.start(spec);
        try {
            Readiness.await(Part.POSTGRES, START_TIMEOUT, superuser::answers, () -> failure(started, spec));
            superuser.createOwnUser();
            return started;
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private static String failure(ChildProcess child, ChildSpec spec) {
        if (child.isAlive()) {
            return "";
        }
        return "PostgreSQL stopped while starting: " + spec.log().errorLine() + " (see "
                + spec.log().file() + ")";
    }

    /** Initialises a temporary directory and renames it, so that an interrupted run leaves no partial database. */
    private void initialise(PostgresBinaries binaries) {
        try {
            if (Files.exists(data.resolve("PG_VERSION"))) {
                requireVersion();
                return;
            }
            Path partial = directory.resolve("postgres.partial");
            DirectoryTrees.delete(partial);
            List<String> command = new ArrayList<>(binaries.command(
                    "initdb",
                    "--pgdata=" + partial,
                    "--username=" + USER,
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8",
                    "--no-instructions"));
            if (disposable) {
                command.add("--no-sync");
            }
            ChildSpec spec = spec(directory, command, "TERM");
            if (!ChildProcess.start(spec).succeeds(INIT_TIMEOUT)) {
                throw new EmbeddedStartException("PostgreSQL could not initialise " + data + ": "
                        + spec.log().errorLine() + " (see " + spec.log().file() + ")");
            }
            Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EmbeddedStartException("PostgreSQL could not initialise " + data + ": " + e.getMessage(), e);
        }
    }

    private void requireVersion() throws IOException {
        String version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new EmbeddedStartException("data directory " + data + " was made by PostgreSQL " + version
                    + "; PostgreSQL " + MAJOR_VERSION + " cannot read it: choose another with " + DataDirectory.OPTION);
        }
    }

    private ChildSpec serverSpec(PostgresBinaries binaries) {
        List<String> command = new ArrayList<>(binaries.command("postgres", "-D", data.toString()));
        command.addAll(PostgresSettings.arguments(port, disposable));
        return spec(directory, command, "INT");
    }

    private static ChildSpec spec(DataDirectory directory, List<String> command, String signal) {
        return new ChildSpec(
                Part.POSTGRES,
                command,
                directory.root(),
                directory.resolve("postgres.pid"),
                new ChildLog(directory.resolve("logs").resolve("postgres.log")),
                directory.resolve("postgres").toString(),
                signal,
                STOP_TIMEOUT);
    }
}
