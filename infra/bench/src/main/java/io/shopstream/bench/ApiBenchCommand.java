package io.shopstream.bench;

import io.shopstream.bench.api.ApiBench;
import io.shopstream.bench.api.ApiBenchPlan;
import io.shopstream.bench.api.ApiBenchReport;
import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.local.console.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the API: {@code ./shopstream bench api}. */
@Command(
        name = "api",
        description = {
            "Measure the API beside an empty endpoint of the same server: live orders, rankings, analytics with and"
                    + " without the cache, ingest beside the same batches that are checked and not published, and the"
                    + " time from an order to the viewers of the live stream.",
            "Starts its own broker, registry, database, streams and API in the temporary directory, which needs about"
                    + " 3 GB for a full history; API, streams and the client run in a separate JVM each. The sink loads"
                    + " the history and is stopped then. Only ratios are comparable between machines."
        },
        footer = {
            "",
            "What is printed:",
            "  requests/s  sent as fast as they are answered, over 16 connections",
            "  ms, p99     sent by a schedule, whether answered or not; counted from the time at which each was due",
            "  records/s   of batches, over 8 connections; every record must be accepted",
            "  uncached    after a load of the sink, when no answer is remembered",
            "The sides of each comparison alternate within a round. All figures are medians over the rounds.",
            "",
            "Exits 1 if a request fails."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ApiBenchCommand implements Callable<Integer> {
    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Orders and events of the history of 24 months (default: ${DEFAULT-VALUE}, as"
                    + " ./shopstream up --history=full).")
    private long records;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Orders of the last 24 hours, which are looked up and ranked (default: ${DEFAULT-VALUE}).")
    private int orders;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Counted rounds, after one that is not counted (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Length of each measurement within a round; there are 13 (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--viewers",
            paramLabel = "N",
            defaultValue = "500",
            description = "Viewers of the live stream, at most 1000 (default: ${DEFAULT-VALUE}).")
    private int viewers;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "20",
            description = "Orders per second while there are viewers (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "500",
            description = "Records in each ingested batch (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write every value of every round to this file, as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--jvm-flag",
            hidden = true,
            description = "Flag for the JVMs of the services, such as a profiler's.")
    private List<String> extraFlags = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter out = Commands.out(spec);
        Commands.requireBetween(spec, "--records", records, 1_000, 100_000_000);
        Commands.requireBetween(spec, "--orders", orders, 1, 10_000_000);
        Commands.requireBetween(spec, "--rounds", rounds, 1, 1_000);
        Commands.requireBetween(spec, "--seconds", seconds, 1, 3_600);
        Commands.requireBetween(spec, "--viewers", viewers, 1, 1_000);
        Commands.requireBetween(spec, "--rate", rate, 0, 2_000);
        Commands.requireBetween(spec, "--batch", batch, 1, 5_000);
        ApiBenchPlan plan =
                new ApiBenchPlan(records, orders, rounds, Duration.ofSeconds(seconds), viewers, rate, batch);
        Commands.say(out, "Starting a broker, a registry and a database");
        try (EmbeddedPlatform platform = EmbeddedPlatform.builder().temporary().start()) {
            ApiBenchReport report = new ApiBench(platform, "", plan, extraFlags, line -> Commands.say(out, line))
                    .run(platform.dataDirectory());
            Commands.say(out, "\n" + report.text());
            if (json != null) {
                Files.writeString(json, report.json());
            }
            return report.failures() == 0 ? 0 : 1;
        }
    }
}
