package io.shopstream.sink.rebuild.fill;

import io.shopstream.sink.intake.RecordHandler;
import io.shopstream.sink.rebuild.control.OwnerConnections;
import io.shopstream.sink.rebuild.control.ParallelTasks;
import io.shopstream.sink.rebuild.control.RebuildSettings;
import io.shopstream.sink.rebuild.control.RunControl;
import io.shopstream.sink.rebuild.plan.LogRange;
import io.shopstream.sink.rebuild.plan.RebuildPlan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Reads the log into the new tables on several threads, each with its own partitions. */
public final class BulkFill {
    private final RebuildPlan plan;
    private final SharedParts shared;
    private final ParallelTasks parallelTasks;

    /** The objects that the readers of a run share. */
    public record SharedParts(
            RebuildSettings settings,
            OwnerConnections connections,
            Map<String, RecordHandler> handlers,
            KnownRejections rejections,
            NewTablePositions positions,
            RunControl control) {}

    public BulkFill(RebuildPlan plan, SharedParts shared, ParallelTasks parallelTasks) {
        this.plan = plan;
        this.shared = shared;
        this.parallelTasks = parallelTasks;
    }

    /** Returns the number of copied rows, by table. */
    public Map<String, Long> run(List<LogRange> ranges, NewTableMonths months)
            throws SQLException, InterruptedException {
        RebuildSettings settings = shared.settings();
        IdFilter seen = new IdFilter(
                Math.min(settings.ids(), Math.max(1, shared.control().total())));
        List<List<LogRange>> shares = shares(ranges, settings.threads());
        List<Callable<Map<String, Long>>> readers = new ArrayList<>();
        for (List<LogRange> share : shares) {
            readers.add(new LogReader(
                    share,
                    shared,
                    new BulkRows(plan, seen, months, Math.max(1, settings.recentValues() / shares.size()))));
        }
        Map<String, Long> copied = new HashMap<>();
        for (Map<String, Long> taken : parallelTasks.run("read", readers)) {
            taken.forEach((table, count) -> copied.merge(table, count, Long::sum));
        }
        return copied;
    }

    /** Distributes the partitions so that each thread reads about the same number of offsets. */
    private static List<List<LogRange>> shares(List<LogRange> ranges, int threads) {
        List<List<LogRange>> shares = new ArrayList<>();
        long[] loads = new long[threads];
        for (int i = 0; i < loads.length; i++) {
            shares.add(new ArrayList<>());
        }
        for (LogRange logRange : ranges.stream()
                .sorted(Comparator.comparingLong((LogRange each) -> each.target() - each.start())
                        .reversed())
                .toList()) {
            int least = 0;
            for (int i = 1; i < loads.length; i++) {
                least = loads[i] < loads[least] ? i : least;
            }
            loads[least] += logRange.target() - logRange.start();
            shares.get(least).add(logRange);
        }
        shares.removeIf(List::isEmpty);
        return shares;
    }
}
