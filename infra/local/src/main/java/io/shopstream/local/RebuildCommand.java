package io.shopstream.local;

import io.shopstream.local.up.DataDirectoryOption;
import io.shopstream.local.console.Commands;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.TextTable;
import io.shopstream.local.rebuild.RebuildWatch;
import io.shopstream.local.rebuild.SinkHttp;
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

/** {@code ./shopstream rebuild}: tables of the warehouse anew from the log. */
@Command(
        name = "rebuild",
        description = {
            "Rebuild tables of the warehouse from the log and exchange them in one transaction. Readers and the live",
            "load go on meanwhile; what fails, is cancelled or dies leaves the tables as they are.",
            "Exit code 0: done, or with --cancel cancelled, 1: it failed or was cancelled, or with --cancel it was too late,"
                    + " 2: wrong use."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RebuildCommand implements Callable<Integer> {
    @Option(
            names = "--tables",
            paramLabel = "TABLE",
            split = ",",
            description = "Only these, such as orders,mart.alerts (default: all).")
    private @Nullable List<String> tables;

    @Option(
            names = "--from-schema-version",
            paramLabel = "N",
            description = "Only tables whose contents mean something else since a migration after N.")
    private @Nullable Integer fromSchemaVersion;

    @Option(names = "--cancel", description = "Cancel the run at work.")
    private boolean cancel;

    @Option(names = "--no-wait", description = "Do not wait for its end.")
    private boolean noWait;

    @Mixin
    private DataDirectoryOption dataDirectory = new DataDirectoryOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Commands.require(
                spec,
                !cancel || (tables == null && fromSchemaVersion == null),
                "--cancel goes with neither --tables nor --from-schema-version");
        Commands.require(
                spec, fromSchemaVersion == null || fromSchemaVersion >= 0, "--from-schema-version must be 0 or more");
        PrintWriter out = Commands.out(spec);
        try (SinkHttp sink = new SinkHttp(dataDirectory.endpoints().sink())) {
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
            JsonNode status = sink.start(request);
            long runId = status.path("running")
                    .path("run_id")
                    .asLong(status.path("runs").path(0).path("run_id").asLong(-1));
            if (noWait) {
                out.println("Rebuild " + runId
                        + " has begun: GET /api/etl/status, or ops.rebuild_runs, shows how it fares");
                out.flush();
                return 0;
            }
            JsonNode run = new RebuildWatch(out, sink::status).await(runId);
            out.print(result(run));
            out.flush();
            return run.path("state").asString("").equals("DONE") ? 0 : 1;
        }
    }

    private Integer cancel(SinkHttp sink, PrintWriter out) throws InterruptedException {
        JsonNode running = sink.status().path("running");
        if (!running.isObject()) {
            throw new CommandFailure("no rebuild is running");
        }
        sink.cancel();
        JsonNode run = noWait
                ? running
                : new RebuildWatch(out, sink::status)
                        .await(running.path("run_id").asLong());
        boolean late = run.path("state").asString("").equals("DONE");
        out.println(late ? "Too late: the tables have been exchanged" : "Cancelled: the tables are those from before");
        out.flush();
        return late ? 1 : 0;
    }

    private static String result(JsonNode run) {
        if (!run.path("state").asString("").equals("DONE")) {
            return "Rebuild %s: %s%nThe tables are those from before.%n"
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
            text.append("The new tables equal those that they replaced.%n".formatted());
        } else {
            text.append("Other than before:%n".formatted());
            run.path("differences")
                    .forEach(difference ->
                            text.append("  ").append(difference.asString()).append(System.lineSeparator()));
        }
        return text.toString();
    }
}
