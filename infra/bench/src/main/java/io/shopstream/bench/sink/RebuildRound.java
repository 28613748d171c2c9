package io.shopstream.bench.sink;

import io.shopstream.bench.round.Measurement;
import io.shopstream.embedded.postgres.EmbeddedPostgres;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.rebuild.RebuildService;
import io.shopstream.sink.rebuild.RecordedRun;
import io.shopstream.sink.rebuild.control.RebuildSettings;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.io.PrintStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Measures a rebuild of every table from full topics, from its start until the new tables have replaced the old. */
record RebuildRound(String kafka, URI registry, String topicPrefix, String warehouse, long records) {
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 1_000_000_000;

    static RebuildRound of(String[] arguments) {
        return new RebuildRound(
                arguments[0], URI.create(arguments[1]), arguments[2], arguments[3], Long.parseLong(arguments[4]));
    }

    List<String> arguments() {
        return List.of(kafka, registry.toString(), topicPrefix, warehouse, Long.toString(records));
    }

    void run(PrintStream out) throws SQLException {
        WarehouseAddress owner = new WarehouseAddress(warehouse, EmbeddedPostgres.USER, null);
        try (RebuildService rebuildService = new RebuildService(
                Topics.prefixed(topicPrefix),
                new AvroSerdes(new HttpSchemaRegistry(registry, REGISTRY_TIMEOUT)),
                RebuildSettings.of(KafkaConnection.of(kafka), owner))) {
            // The first run warms up this JVM: a sink that rebuilds has usually been running before.
            rebuild(rebuildService);
            checkpoint();
            Measurement.print(out, records, 0, rebuild(rebuildService));
        }
    }

    /** Writes the data of the warm-up to disk before the clock starts. */
    private void checkpoint() throws SQLException {
        try (Connection connection = DriverManager.getConnection(warehouse);
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /**
     * Returns the nanoseconds from the start until the new tables have replaced the old, without the commit of the
     * swap. The survey is timed by the clock of this JVM, the run by the clock of the server.
     */
    private static long rebuild(RebuildService rebuildService) throws SQLException {
        long begun = System.nanoTime();
        rebuildService.start(null, null);
        long surveyed = System.nanoTime() - begun;
        // Polls seldom, since each poll costs the server a process. The run ends after it has dropped the old tables.
        while (rebuildService.status().running() != null) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        RecordedRun run = rebuildService.status().runs().getFirst();
        if (!run.state().equals("DONE") || run.endedAt() == null) {
            throw new CommandFailure("the rebuild was not completed: " + run);
        }
        return surveyed + Duration.between(run.startedAt(), run.endedAt()).toNanos();
    }
}
