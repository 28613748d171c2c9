package io.shopstream.bench.streams;

import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.query.RevenuePane;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.streams.query.RevenueQueries;
import io.shopstream.streams.query.SalesScope;
import io.shopstream.streams.query.cluster.QueryCoordinator;
import io.shopstream.streams.query.cluster.QueryOutcome;
import io.shopstream.streams.query.question.PaneRange;
import io.shopstream.streams.runtime.StreamsEngine;
import io.shopstream.streams.runtime.progress.EngineWatch;
import io.shopstream.streams.runtime.progress.StatusReport;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts streams on a group that has processed everything, with an empty state directory, and queries the revenue of
 * all orders until it is answered: until then every query must be refused, and the first answer must be complete. Ends
 * once all stores are restored.
 */
record RestoreRound(String kafka, URI registry, String topicPrefix, Path stateDirectory, int threads, long orders) {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final Duration PRINT_INTERVAL = Duration.ofSeconds(2);

    static RestoreRound of(String[] arguments) {
        return new RestoreRound(
                arguments[0],
                URI.create(arguments[1]),
                arguments[2],
                Path.of(arguments[3]),
                Integer.parseInt(arguments[4]),
                Long.parseLong(arguments[5]));
    }

    List<String> arguments() {
        return List.of(
                kafka,
                registry.toString(),
                topicPrefix,
                stateDirectory.toString(),
                Integer.toString(threads),
                Long.toString(orders));
    }

    void run(PrintStream out) {
        try (StreamsEngine engine = StreamsRound.engine(kafka, registry, topicPrefix, stateDirectory, threads);
                EngineWatch watch = new EngineWatch(engine, KafkaConnection.of(kafka), Clock.systemUTC())) {
            StatusReport report = new StatusReport(engine, watch, Clock.systemUTC());
            RevenueQueries queries = new RevenueQueries(
                    QueryCoordinator.local(
                            engine.stores(), engine.topics().orders().partitions(), Clock.systemUTC()),
                    Clock.systemUTC());
            long begun = System.nanoTime();
            engine.start();
            long refused = 0;
            long lastPrinted = begun;
            boolean answered = false;
            while (!answered || !isComplete(report.stores())) {
                StreamsRound.requireAlive(engine);
                if (System.nanoTime() - lastPrinted > PRINT_INTERVAL.toNanos()) {
                    lastPrinted = System.nanoTime();
                    out.println(progress(report.stores(), lastPrinted - begun));
                }
                if (!answered) {
                    QueryOutcome<RevenueSeries> outcome = queries.series(
                            "USD", new SalesScope.Everything(), new PaneRange(ManyOrders.from(), ManyOrders.to()));
                    if (outcome instanceof QueryOutcome.Found<RevenueSeries>(RevenueSeries series)) {
                        out.println(verdict(series, refused, System.nanoTime() - begun));
                        answered = true;
                    } else {
                        refused++;
                    }
                }
                LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            }
            out.printf(Locale.ROOT, "All stores were restored after %.1f s%n", (System.nanoTime() - begun) / 1e9);
        }
    }

    private static boolean isComplete(StoresStatus stores) {
        return !stores.copies().isEmpty()
                && stores.copies().stream().allMatch(copy -> copy.role().equals("active"));
    }

    private String verdict(RevenueSeries series, long refused, long nanos) {
        long counted = series.panes().stream().mapToLong(RevenuePane::orders).sum();
        return String.format(
                Locale.ROOT,
                "The first answer came after %.1f s and %,d refusals; it counts %,d orders of %,d: %s",
                nanos / 1e9,
                refused,
                counted,
                orders,
                counted == orders ? "all of them" : "WRONG");
    }

    private static String progress(StoresStatus stores, long nanos) {
        long restored = 0;
        long all = 0;
        for (StoresStatus.Copy copy : stores.copies()) {
            restored += copy.restored();
            all += copy.toRestore();
        }
        return String.format(
                Locale.ROOT, "  after %,3d s: %,d of %,d records restored", nanos / 1_000_000_000L, restored, all);
    }
}
