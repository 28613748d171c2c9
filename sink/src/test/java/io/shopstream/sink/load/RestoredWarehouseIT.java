package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.postgres.PostgresServer;
import io.shopstream.sink.fixture.TestTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A warehouse from a backup has the ledger of its own rows: the loader resumes from it and arrives at the same rows.
 */
class RestoredWarehouseIT {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.");
    private static final int MIN_VERSION = 18;
    private static final TestTopics TOPICS = TestTopics.create();

    private final PostgresServer postgres = SharedPlatform.get().postgres();
    private final LoaderHarness harness = new LoaderHarness(TOPICS);
    private final String database = harness.warehouse().name();

    @AfterAll
    static void close() {
        TOPICS.close();
    }

    @Test
    void shouldResumeFromTheLedgerOfAnOlderState() throws Exception {
        load(0, 300);
        // CREATE DATABASE needs a template without connections.
        executeWhenAlone("create database " + database + "_old template " + database);
        load(300, 600);
        List<String> before = rows();

        executeWhenAlone("drop database " + database);
        executeWhenAlone("alter database " + database + "_old rename to " + database);
        assertThat(harness.orders()).isEqualTo(300);
        load(600, 600);

        assertThat(rows()).isEqualTo(before);
        assertThat(harness.recordsInLedger()).isEqualTo(600);
    }

    @Test
    void shouldResumeAfterDumpAndRestore(@TempDir Path directory) throws Exception {
        assumeTrue(version("pg_dump") >= MIN_VERSION && version("pg_restore") >= MIN_VERSION);
        load(0, 300);
        String dump = directory.resolve("warehouse.dump").toString();
        String server = "postgresql://" + PostgresServer.USER + "@127.0.0.1:" + postgres.port() + "/";
        run("pg_dump", "--format=custom", "--file=" + dump, server + database);
        load(300, 600);
        List<String> before = rows();

        executeWhenAlone("drop database " + database);
        postgres.createDatabase(database);
        run("pg_restore", "--exit-on-error", "--dbname=" + server + database, dump);
        assertThat(harness.orders()).isEqualTo(300);
        load(600, 600);

        assertThat(rows()).isEqualTo(before);
    }

    private void load(int from, int to) {
        harness.sendOrders(from, to);
        try (LoaderThread loader = harness.start()) {
            harness.awaitOrders(to, loader);
        }
    }

    private List<String> rows() {
        return harness.warehouse()
                .rows("select o.order_id, o.version, o.total, i.line_no, i.quantity, c.version, u.inferred"
                        + " from warehouse.orders o join warehouse.order_items i using (order_id)"
                        + " join warehouse.order_status_changes c using (order_id) join warehouse.users u using (user_id)"
                        + " order by 1, 4");
    }

    private void executeWhenAlone(String sql) {
        await().atMost(LoaderHarness.TIMEOUT)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> {
                    try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"));
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                        return true;
                    }
                });
    }

    /** The major version, 0 if the program is not installed. */
    private static int version(String program) {
        try {
            Matcher version = VERSION.matcher(run(program, "--version"));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException | InterruptedException e) {
            return 0;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
