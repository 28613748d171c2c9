package io.shopstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.shopstream.embedded.host.EmbeddedStartException;
import io.shopstream.embedded.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Stops and restarts parts of one platform on the same ports while the others run; the last test closes it. */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutageIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static final List<String> PROGRESS = new CopyOnWriteArrayList<>();

    private static NewThreads threads;
    private static EmbeddedPlatform platform;
    private static PlatformProbe probe;

    @BeforeAll
    static void start() {
        threads = NewThreads.sinceNow();
        platform =
                EmbeddedPlatform.builder().temporary().onProgress(PROGRESS::add).start();
        probe = new PlatformProbe(platform);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void shouldKeepSchemaIdsWhenTheRegistryRestarts() throws Exception {
        String url = platform.registry().url();
        String id = probe.register("away-value", "away");

        platform.registry().stop();
        assertThatThrownBy(() -> probe.get("/subjects")).isInstanceOf(ConnectException.class);
        platform.registry().start();

        assertThat(platform.registry().url()).isEqualTo(url);
        assertThat(probe.register("away-value", "away")).isEqualTo(id);
    }

    @Test
    void shouldKeepRowsAndSchemaIdsWhenTheDatabaseRestarts() throws Exception {
        probe.writeRow("kept");
        String id = probe.register("database-value", "database");

        platform.postgres().stop();
        assertThatThrownBy(() -> probe.readRows()).isInstanceOf(SQLException.class);
        platform.postgres().start();

        assertThat(probe.readRows()).contains("kept");
        assertThat(probe.register("database-value", "database")).isEqualTo(id);
    }

    @Test
    void shouldWaitForTheProcessesOfAKilledDatabase() throws Exception {
        probe.writeRow("kept too");
        Path files = platform.dataDirectory();
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        ((Logger) LoggerFactory.getLogger(EmbeddedPostgres.class)).addAppender(said);
        try (Connection busy = DriverManager.getConnection(platform.postgres().jdbcUrl("postgres"));
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            String orphan = backend(busy);
            signal("STOP", orphan);
            try {
                signal(
                        "KILL",
                        Files.readAllLines(files.resolve("postgres/postmaster.pid"))
                                .getFirst());
                Future<?> start = other.submit(() -> {
                    platform.postgres().stop();
                    platform.postgres().start();
                });
                await().atMost(TIMEOUT).untilAsserted(() -> assertThat(said.list)
                        .extracting(ILoggingEvent::getFormattedMessage)
                        .anyMatch(message -> message.endsWith("waiting for process " + orphan)));
                signal("CONT", orphan);
                start.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            } finally {
                signal("CONT", orphan);
            }
        }

        assertThat(probe.readRows()).contains("kept too");
        assertThat(files.resolve("logs/postgres.log.1"))
                .as("the killed server's log")
                .content()
                .doesNotContain("shared memory block");
    }

    @Test
    void shouldKeepRecordsWhenTheBrokerRestarts() throws Exception {
        probe.writeRecord("kept");
        String bootstrap = platform.kafka().bootstrapServers();

        platform.kafka().stop();
        platform.kafka().start();

        assertThat(platform.kafka().bootstrapServers()).isEqualTo(bootstrap);
        assertThat(probe.readRecords()).contains("kept");
    }

    @Test
    void shouldBeReadyForChangeCapture() throws Exception {
        platform.postgres().createDatabase("probe");

        assertThat(probe.select("show wal_level")).isEqualTo("logical");
        assertThat(probe.select("show max_slot_wal_keep_size")).isEqualTo("1GB");
        assertThat(probe.select("show fsync")).isEqualTo("on");
        assertThat(probe.select("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(probe.select("select version()")).startsWith("PostgreSQL 18");
    }

    @Test
    void shouldRefuseADirectoryThatIsInUseAndLeaveItsOwnerAlone() throws Exception {
        assertThatThrownBy(() -> EmbeddedPlatform.builder()
                        .dataDirectory(platform.dataDirectory())
                        .start())
                .isInstanceOf(EmbeddedStartException.class)
                .hasMessageContaining("is in use by another shopstream");

        probe.writeRow("still there");
        assertThat(probe.readRows()).contains("still there");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void shouldLeaveNoThreadNoProcessAndNoTemporaryDirectory() {
        List<ProcessHandle> processes = new ArrayList<>(platform.postgres().handles());
        processes.addAll(platform.registry().handles());

        platform.close();
        platform.close();

        assertThat(PROGRESS).hasSize(3).allMatch(line -> line.matches("[A-Za-z ]+ ready in \\d+\\.\\d s"));
        assertThat(platform.dataDirectory()).doesNotExist();
        // The kernel may show a process for a moment after it was waited for.
        assertThat(processes).isNotEmpty();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(threads.alive()).isEmpty());
    }

    private static String backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("select pg_backend_pid()")) {
            pid.next();
            return pid.getString(1);
        }
    }

    /** Does nothing if the process has ended. */
    private static void signal(String name, String pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, pid.strip())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
