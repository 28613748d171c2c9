package io.shopstream.local;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.console.TextTable;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.WhichShop;
import io.shopstream.local.watch.RebuildWatch;
import io.shopstream.schemas.client.SinkClient;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Rebuilds tables of the warehouse from the log: {@code ./shopstream rebuild}. */
@Command(
        name = "rebuild",
        description = {
            "Rebuild tables of the warehouse from the log and replace the old ones in one transaction. Readers and the",
            "live load continue meanwhile. A rebuild that fails or is cancelled leaves the old tables unchanged.",
            "Exit codes:",
            "  0  done; with --cancel: cancelled",
            "  1  failed or cancelled; with --cancel: too late",
            "  2  wrong usage"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RebuildCommand implements Callable<Integer> {
    @Option(
            names = "--tables",
            paramLabel = "TABLE",
            split = ",",
            description = "Only these tables, such as orders,mart.alerts (default: all).")
    private @Nullable List<String> tables;

    @Option(
            names = "--from-schema-version",
            paramLabel = "N",
            description = "Only tables whose contents changed meaning in a migration later than N.")
    private @Nullable Integer fromSchemaVersion;

    @Option(names = "--cancel", description = "Cancel the running rebuild.")
    private boolean cancel;

    @Option(names = "--no-wait", description = "Do not wait until the rebuild ends.")
    private boolean noWait;

    @Mixin
    private WhichShop which = WhichShop.with(Part.SINK);

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Commands.require(
                spec,
                !cancel || (tables == null && fromSchemaVersion == null),
                "--cancel cannot be combined with --tables or --from-schema-version");
        Commands.require(
                spec, fromSchemaVersion == null || fromSchemaVersion >= 0, "--from-schema-version must be 0 or more");
        PrintWriter out = Commands.out(spec);
        try (SinkClient sink = which.shopToChange().sink()) {
            if (cancel) {
                return cancel(sink, out);
            }
            Map<String, Object> request = new LinkedHashMap<>();
            if (tables != null) {
                request.put("tables", tables);
            }
            if (fromSchemaVersion != null) {
                request.put("from_schema_version", fromSchemaVersion);
            }
            JsonNode status = sink.startRebuild(request);
            long runId = status.path("running")
                    .path("run_id")
                    .asLong(status.path("runs").path(0).path("run_id").asLong(-1));
            if (noWait) {
                out.println("Rebuild " + runId
                        + " has started; GET /api/etl/status or ops.rebuild_runs shows its progress");
                out.flush();
                return 0;
            }
            JsonNode run = new RebuildWatch(out, sink::rebuilds).await(runId);
            out.print(result(run));
            out.flush();
            return run.path("state").asString("").equals("DONE") ? 0 : 1;
        }
    }

    private Integer cancel(SinkClient sink, PrintWriter out) throws InterruptedException {
        JsonNode running = sink.rebuilds().path("running");
        if (!running.isObject()) {
            throw new CommandFailure("no rebuild is running");
        }
        sink.cancelRebuild();
        JsonNode run = noWait
                ? running
                : new RebuildWatch(out, sink::rebuilds)
                        .await(running.path("run_id").asLong());
        boolean late = run.path("state").asString("").equals("DONE");
        out.println(late ? "Too late: the old tables are already replaced" : "Cancelled: the tables are unchanged");
        out.flush();
        return late ? 1 : 0;
    }

    private static String result(JsonNode run) {
        if (!run.path("state").asString("").equals("DONE")) {
            return "Rebuild %s: %s%nThe tables are unchanged.%n"
                    .formatted(
                            run.path("state").asString("").toLowerCase(java.util.Locale.ROOT),
                            run.path("reason").asString("no reason given"));
        }
        TextTable table = new TextTable("table", "rows");
        run.path("rows")
                .properties()
                .forEach(each -> table.row(each.getKey(), each.getValue().asLong()));
        StringBuilder text = new StringBuilder(
                "Rebuilt from %,d records:%n%s".formatted(run.path("records").asLong(), table));
        if (run.path("differences").isEmpty()) {
            text.append("Row counts and sums of the new tables equal those of the old ones.%n".formatted());
        } else {
            text.append("Differences from the old tables:%n".formatted());
            run.path("differences")
                    .forEach(difference ->
                            text.append("  ").append(difference.asString()).append(System.lineSeparator()));
        }
        return text.toString();
    }
}
