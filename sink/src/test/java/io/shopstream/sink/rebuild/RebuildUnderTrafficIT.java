package io.shopstream.sink.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.load.LoaderState;
import io.shopstream.sink.load.LoaderThread;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Readers and the live load continue while the tables are exchanged, and the load goes on into the new tables. */
class RebuildUnderTrafficIT {
    private final TestTopics topics = TestTopics.create();
    private final RebuildHarness harness = new RebuildHarness(topics, TestWarehouse.create());
    private final RandomPast past = new RandomPast(new Random(8), topics);
    private final ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();
    private final AtomicLong answers = new AtomicLong();

    @AfterEach
    void close() {
        harness.close();
        topics.close();
    }

    @Test
    void shouldNeverShowAReaderAnErrorAGapOrFewerRows() throws Exception {
        past.write(3_000);
        harness.loadAll();
        harness.warehouse.execute("""
                create schema own;
                create view own.lines as select o.order_id, i.line_no, i.line_total
                  from warehouse.orders o join warehouse.order_items i using (order_id);
                """);
        List<LoaderThread> loaders = harness.startLoaders();
        try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(4)) {
            clock.scheduleAtFixedRate(() -> past.write(20), 0, 50, TimeUnit.MILLISECONDS);
            read(clock, "select count(*) from warehouse.order_status_changes");
            read(
                    clock,
                    "select count(*) from warehouse.orders o where exists"
                            + " (select from warehouse.order_items i where i.order_id = o.order_id)");
            read(clock, "select count(distinct order_id) from own.lines");
            read(clock, "select count(*) from mart.revenue_per_minute");
            for (List<String> tables : List.<List<String>>of(List.of(), List.of("order_items"), List.of())) {
                RecordedRun run = harness.rebuild(tables.isEmpty() ? null : tables);
                assertThat(run.state()).as("%s", run).isEqualTo("DONE");
                // Tables for which the live load is behind are not compared, which is no difference.
                assertThat(run.differences())
                        .filteredOn(difference -> !difference.contains("not compared"))
                        .isEmpty();
            }
            clock.shutdownNow();
            assertThat(clock.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(troubles).isEmpty();
        assertThat(answers.get()).isGreaterThan(40);
        harness.topics.flush();
        harness.awaitLoaded();
        assertThat(loaders).allMatch(loader -> loader.monitor().state() instanceof LoaderState.Running);
        loaders.forEach(LoaderThread::close);
        // The live load, across the exchanges, must write the same rows as a rebuild.
        Map<String, String> after = harness.checksums();
        assertThat(harness.rebuild(null).differences()).isEmpty();
        assertThat(harness.checksums()).isEqualTo(after);
    }

    /** Runs the query ten times a second on one connection. */
    private void read(ScheduledExecutorService clock, String sql) throws SQLException {
        Connection connection = DriverManager.getConnection(harness.warehouse.url());
        AtomicLong before = new AtomicLong();
        clock.scheduleAtFixedRate(
                () -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery(sql)) {
                        row.next();
                        long count = row.getLong(1);
                        if (count == 0 || count < before.getAndSet(count)) {
                            troubles.add(sql + ": " + count + " after " + before.get());
                        }
                        answers.incrementAndGet();
                    } catch (SQLException e) {
                        troubles.add(sql + ": " + e);
                    }
                },
                0,
                100,
                TimeUnit.MILLISECONDS);
    }
}
