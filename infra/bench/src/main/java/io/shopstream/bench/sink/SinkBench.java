package io.shopstream.bench.sink;

import io.shopstream.bench.round.BenchPlan;
import io.shopstream.bench.round.BenchProgress;
import io.shopstream.bench.round.FullTopics;
import io.shopstream.bench.round.Measurement;
import io.shopstream.bench.round.RoundProcess;
import io.shopstream.bench.round.Side;
import io.shopstream.embedded.postgres.EmbeddedPostgres;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.warehouse.Migrations;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Measures the live load against a bare COPY and a JDBC batch upsert of the same rows, and a rebuild against a bare
 * COPY that creates keys and indexes afterwards, in alternating rounds. Each database is dropped after its round. All
 * results are rows of the tables per second.
 */
public final class SinkBench {
    static final String LOADER = "shop_sink";

    private final String kafka;
    private final URI registry;
    private final EmbeddedPostgres postgres;
    private final Topics topics;
    private final BenchPlan plan;
    private final RoundProcess rounds;

    /**
     * @param topicPrefix of the topics that are created; they are not deleted
     * @param extraFlags for the JVMs of all sides, such as those of a profiler
     */
    public SinkBench(
            String kafka,
            URI registry,
            EmbeddedPostgres postgres,
            String topicPrefix,
            BenchPlan plan,
            List<String> extraFlags) {
        this.kafka = kafka;
        this.registry = registry;
        this.postgres = postgres;
        this.topics = Topics.prefixed(topicPrefix);
        this.plan = plan;
        this.rounds = new RoundProcess(SinkRounds.class, extraFlags);
    }

    /**
     * Fills the topics and runs all rounds.
     *
     * @param directory of the files with the rows
     * @throws io.shopstream.local.console.CommandFailure if a side fails
     */
    public SinkBenchReport run(Path directory, BenchProgress progress)
            throws IOException, InterruptedException, SQLException {
        // Autovacuum would slow down the side that happens to run.
        server("alter system set autovacuum = off", "select pg_reload_conf()");
        try {
            return rounds(directory, progress);
        } finally {
            server("alter system reset autovacuum", "select pg_reload_conf()");
        }
    }

    private SinkBenchReport rounds(Path directory, BenchProgress progress)
            throws IOException, InterruptedException, SQLException {
        TableFiles files = new TableFiles(directory.resolve("rows"));
        SinkBenchReport report = new SinkBenchReport();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            long held = new FullTopics(kafka, registry, topics).fill(admin, plan.records(), true);
            progress.filled(held);
            long rows = 0;
            for (int round = 1; round <= plan.rounds(); round++) {
                String warmUp = database("warm_" + round);
                String loaded = database("loaded_" + round);
                LoadRound load = new LoadRound(kafka, registry, topics.prefix(), loader(warmUp), loader(loaded), held);
                Measurement records = watched(Side.LIVE_LOAD, loaded, load.arguments(), report);
                if (rows == 0) {
                    try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(loaded))) {
                        rows = files.write(connection);
                    }
                }
                Measurement live = new Measurement(rows, records.seconds(), 0);
                progress.measured(round, Side.LIVE_LOAD, live);
                Measurement rebuild = rebuild(loaded, rows);
                progress.measured(round, Side.REBUILD, rebuild);
                drop(warmUp, loaded);

                Measurement copy = limit(Side.BARE_COPY, round, files, rows, report);
                progress.measured(round, Side.BARE_COPY, copy);
                Measurement upsert = limit(Side.BATCH_UPSERT, round, files, rows, report);
                progress.measured(round, Side.BATCH_UPSERT, upsert);
                Measurement copyAndIndex = limit(Side.COPY_AND_INDEX, round, files, rows, report);
                progress.measured(round, Side.COPY_AND_INDEX, copyAndIndex);
                report.add(Map.of(
                        Side.LIVE_LOAD, live,
                        Side.REBUILD, rebuild,
                        Side.BARE_COPY, copy,
                        Side.BATCH_UPSERT, upsert,
                        Side.COPY_AND_INDEX, copyAndIndex));
            }
        }
        return report;
    }

    private Measurement rebuild(String database, long rows) throws IOException, InterruptedException {
        return rounds.measure(
                Side.REBUILD,
                new RebuildRound(kafka, registry, topics.prefix(), postgres.jdbcUrl(database), rows).arguments());
    }

    private Measurement limit(Side side, int round, TableFiles files, long rows, SinkBenchReport report)
            throws IOException, InterruptedException, SQLException {
        String name = database(side.name().toLowerCase(java.util.Locale.ROOT) + "_" + round);
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(name));
                Statement statement = connection.createStatement()) {
            // The monthly partitions that the loader creates on demand.
            statement.execute("select ops.make_months(t, (select array_agg(m::date) from"
                    + " generate_series(timestamp '2023-12-01', '2026-03-01', '1 month') m))"
                    + " from unnest(array['order_items', 'events']) t");
        }
        List<String> arguments =
                List.of(postgres.jdbcUrl(name), files.directory().toString(), Long.toString(rows));
        Measurement measurement = watched(side, name, arguments, report);
        drop(name);
        return measurement;
    }

    /** Measures a side and adds the activity of the server to the report. */
    private Measurement watched(Side side, String database, List<String> arguments, SinkBenchReport report)
            throws IOException, InterruptedException, SQLException {
        try (ServerWatch watch = new ServerWatch(postgres.jdbcUrl("postgres"), database)) {
            Measurement measurement = rounds.measure(side, arguments);
            report.add(side, watch.work());
            return measurement;
        }
    }

    /** Creates a migrated warehouse; a checkpoint has written all earlier changes to disk when it returns. */
    private String database(String suffix) throws SQLException {
        String name = "bench_" + suffix;
        postgres.createDatabase(name);
        new Migrations(new WarehouseAddress(postgres.jdbcUrl(name), EmbeddedPostgres.USER, null)).run();
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(name));
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
        return name;
    }

    private WarehouseAddress loader(String database) {
        return new WarehouseAddress(postgres.jdbcUrl(database), LOADER, null);
    }

    private void drop(String... databases) throws SQLException {
        for (String database : databases) {
            server("drop database " + database + " with (force)");
        }
    }

    private void server(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
