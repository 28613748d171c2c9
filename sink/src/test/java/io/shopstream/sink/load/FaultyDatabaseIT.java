package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.postgres.PostgresServer;
import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.load.batch.LoadListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures of the database: the loader waits, reports the reason and resumes; no record is dead-lettered. */
@Timeout(300)
class FaultyDatabaseIT {
    private static final TestTopics TOPICS = TestTopics.create();

    private final PostgresServer postgres = SharedPlatform.get().postgres();
    private final LoaderHarness harness = new LoaderHarness(TOPICS);
    private final TestWarehouse warehouse = harness.warehouse();

    @AfterAll
    static void close() {
        TOPICS.close();
    }

    /** A serialization failure. */
    @Test
    void shouldRetryAfterATransientFailure() {
        assertRetried("40001");
    }

    /**
     * Statement timeout, lock timeout, deadlock, serialization failure, disk full, out of memory, transaction timeout.
     */
    @ParameterizedTest
    @Tag("soak")
    @ValueSource(strings = {"57014", "55P03", "40P01", "40001", "53100", "53200", "25P04"})
    void shouldRetryAfterEveryTransientFailure(String sqlState) {
        assertRetried(sqlState);
    }

    private void assertRetried(String sqlState) {
        // A rollback does not reset a sequence: two attempts fail.
        warehouse.execute("""
                create sequence public.attempts;
                grant usage on sequence public.attempts to shop_sink;
                create function public.fail() returns trigger language plpgsql as $$
                begin
                  if nextval('public.attempts') <= 2 then
                    raise exception 'on purpose' using errcode = '%s', hint = 'Wait for it.';
                  end if;
                  return null;
                end $$;
                create trigger fail after insert on warehouse.order_status_changes execute function public.fail();
                """.formatted(sqlState));
        harness.sendOrders(0, 50);
        try (LoaderThread loader = harness.start()) {
            awaitWaiting(loader, "SQLSTATE " + sqlState + ": ERROR: on purpose. Wait for it.");

            awaitLoaded(50, loader);
        }
    }

    @Test
    void shouldWaitForADatabaseThatIsReadOnlyForAWhile() throws SQLException {
        harness.sendOrders(0, 10);
        try (LoaderThread loader = harness.start();
                Connection operator = DriverManager.getConnection(warehouse.url());
                Statement statement = operator.createStatement()) {
            awaitLoaded(10, loader);
            statement.execute("alter system set default_transaction_read_only = on");
            try {
                statement.execute("select pg_reload_conf()");
                harness.sendOrders(10, 20);
                awaitWaiting(loader, "SQLSTATE 25006");
            } finally {
                statement.execute("set default_transaction_read_only = off");
                statement.execute("alter system reset default_transaction_read_only");
                statement.execute("select pg_reload_conf()");
            }
            awaitLoaded(20, loader);
        }
    }

    @Test
    void shouldWaitForAPrivilegeThatWasRevoked() {
        warehouse.execute("revoke insert on warehouse.orders from shop_sink");
        harness.sendOrders(0, 10);
        try (LoaderThread loader = harness.start()) {
            awaitWaiting(loader, "SQLSTATE 42501");

            warehouse.execute("grant insert on warehouse.orders to shop_sink");
            awaitLoaded(10, loader);
        }
    }

    @Test
    void shouldResumeAfterRepeatedConnectionLoss() {
        try (LoaderThread loader = harness.start()) {
            for (int cut = 0; cut < 3; cut++) {
                harness.sendOrders(cut * 200, cut * 200 + 200);
                await().atMost(LoaderHarness.TIMEOUT)
                        .until(() -> warehouse.number("select count(*) from pg_stat_activity, pg_terminate_backend(pid)"
                                        + " where datname = current_database() and application_name like '%facts'")
                                > 0);
            }
            awaitLoaded(600, loader);
        }
    }

    @Test
    void shouldResumeAfterADeadlock() throws SQLException {
        harness.sendOrders(0, 1);
        try (LoaderThread loader = harness.start();
                Connection rival = DriverManager.getConnection(warehouse.url());
                Statement statement = rival.createStatement()) {
            awaitLoaded(1, loader);
            rival.setAutoCommit(false);
            statement.execute("set deadlock_timeout = '60s'");
            statement.execute("lock table warehouse.order_status_changes in exclusive mode");
            harness.sendOrders(1, 100);
            await().atMost(LoaderHarness.TIMEOUT)
                    .until(() ->
                            warehouse.number("select count(*) from pg_stat_activity where datname = current_database()"
                                            + " and application_name like '%facts' and wait_event_type = 'Lock'")
                                    > 0);
            // The loader holds this row lock. It checks for deadlocks after a second, the rival only after a minute.
            statement.execute("update ops.sink_offsets set updated_at = now()");
            rival.commit();

            awaitLoaded(100, loader);
        }
        assertThat(warehouse.number("select deadlocks from pg_stat_database where datname = current_database()"))
                .isOne();
    }

    /** A killed server loses the last commits, rows and ledger alike; the loader reads them from the log again. */
    @Test
    @Tag("embedded")
    void shouldReloadWhatAKilledServerLost() throws Exception {
        try (LoaderThread loader = harness.start(50, LoadListener.NONE)) {
            harness.sendOrders(0, 300);
            await().atMost(LoaderHarness.TIMEOUT).until(() -> harness.orders() > 100);
            signal("KILL", postmaster());
            harness.sendOrders(300, 600);
            postgres.stop();
            postgres.start();

            awaitLoaded(600, loader);
        }
    }

    @Test
    void shouldWaitForARestartedBroker() {
        try (LoaderThread loader = harness.start()) {
            harness.sendOrders(0, 300);
            awaitLoaded(300, loader);

            SharedPlatform.get().kafka().stop();
            SharedPlatform.get().kafka().start();
            harness.sendOrders(300, 600);

            awaitLoaded(600, loader);
        }
    }

    /** Uses a file system of 24 MB; skipped where the machine does not allow to mount one. */
    @Test
    @Tag("embedded")
    void shouldWaitWhileTheDiskIsFull(@TempDir Path directory) throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=24m,mode=777", "tmpfs", directory.toString()));
        try {
            Path space = Files.createDirectory(directory.resolve("space"));
            assumeTrue(run("chmod", "777", space.toString()));
            String database = warehouse.name();
            execute("create tablespace full_disk location '" + space + "'");
            execute("alter database " + database + " set tablespace full_disk");
            // Opened before the disk is full, since a new connection may have to write a file.
            try (Connection before = DriverManager.getConnection(warehouse.url());
                    Statement statement = before.createStatement()) {
                statement.execute("create table public.filler (bytes text)");
                fill(statement);
                harness.sendOrders(0, 3_000);
                try (LoaderThread loader = harness.start()) {
                    // Which file cannot be written first is not deterministic.
                    awaitWaiting(loader, "SQLSTATE 53100");

                    statement.execute("drop table public.filler");

                    awaitLoaded(3_000, loader);
                }
            } finally {
                // The server needs its files back, or all other tests fail.
                execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
                execute("alter database " + database + " set tablespace pg_default");
                execute("drop tablespace full_disk");
            }
        } finally {
            run("umount", "--lazy", directory.toString());
        }
    }

    private static void fill(Statement statement) throws SQLException {
        try {
            while (true) {
                statement.execute(
                        "insert into public.filler select repeat(md5(i::text), 30) from generate_series(1, 100) i");
            }
        } catch (SQLException e) {
            if (!"53100".equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String postmaster() throws IOException {
        return Files.readAllLines(SharedPlatform.embedded()
                        .dataDirectory()
                        .resolve("postgres")
                        .resolve("postmaster.pid"))
                .getFirst()
                .strip();
    }

    private static void signal(String name, String pid) throws IOException, InterruptedException {
        assertThat(run("kill", "-" + name, pid)).isTrue();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static void awaitWaiting(LoaderThread loader, String reason) {
        await().atMost(LoaderHarness.TIMEOUT)
                .untilAsserted(() -> assertThat(loader.monitor().state())
                        .isInstanceOfSatisfying(LoaderState.Waiting.class, waiting -> assertThat(waiting.reason())
                                .contains(reason)));
    }

    private void awaitLoaded(int orders, LoaderThread loader) {
        harness.awaitOrders(orders, loader);
        await().atMost(LoaderHarness.TIMEOUT)
                .untilAsserted(() -> assertThat(loader.monitor().state()).isInstanceOf(LoaderState.Running.class));
        assertThat(harness.recordsInLedger()).isEqualTo(orders);
        assertThat(warehouse.rows("select count(*), count(distinct order_id) from warehouse.order_items"))
                .containsExactly(orders * 2 + "|" + orders);
        assertThat(warehouse.number("select count(*) from warehouse.order_status_changes"))
                .isEqualTo(orders);
        assertThat(warehouse.number("select count(*) from ops.rejected_records"))
                .isZero();
    }
}
