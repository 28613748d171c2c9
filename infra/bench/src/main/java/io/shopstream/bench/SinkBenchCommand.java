package io.shopstream.bench;

import io.shopstream.bench.round.BenchPlan;
import io.shopstream.bench.sink.SinkBench;
import io.shopstream.bench.sink.SinkBenchReport;
import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.local.console.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the live load and the rebuild of the sink: {@code ./shopstream bench sink}. */
@Command(
        name = "sink",
        description = {
            "Measure the live load from full topics into tables with keys and indexes, against a bare COPY and a JDBC"
                    + " batch upsert of the same rows into the same tables, each over one connection; and a rebuild of"
                    + " all tables against a bare COPY that creates keys and indexes afterwards.",
            "Also prints what the database connection of each side did, and how much write-ahead log it wrote.",
            "Starts its own broker, registry and database in the temporary directory, which needs about 3 GB for a"
                    + " million records, and alternates rounds of all sides, each in a separate JVM with 512 MB of"
                    + " heap. Autovacuum is off, since it would slow down one side at random. Only the ratios are"
                    + " comparable between machines."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SinkBenchCommand implements Callable<Integer> {
    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "1200000",
            description = "Orders and events of 24 months to fill the topics with; they make slightly more rows"
                    + " (default: ${DEFAULT-VALUE}).")
    private long records;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds of each side (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--jvm-flag", hidden = true, description = "Flag for the JVMs of all sides, such as a profiler's.")
    private List<String> extraFlags = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter out = Commands.out(spec);
        Commands.requireBetween(spec, "--records", records, 1000, 100_000_000);
        Commands.requireBetween(spec, "--rounds", rounds, 1, 1_000);
        BenchPlan plan = new BenchPlan(records, rounds);
        Commands.say(out, "Starting a broker, a registry and a database");
        try (EmbeddedPlatform platform = EmbeddedPlatform.builder().temporary().start()) {
            SinkBench bench = new SinkBench(
                    platform.kafka().bootstrapServers(),
                    URI.create(platform.registry().url()),
                    platform.postgres(),
                    "",
                    plan,
                    extraFlags);
            Commands.say(out, "Filling the topics");
            ProgressPrinter progress = new ProgressPrinter(out, rounds, "  %s  %-34s %,9.0f rows/s%n");
            SinkBenchReport report = bench.run(platform.dataDirectory(), progress);
            Commands.say(out, "\n" + report.text());
            return 0;
        }
    }
}
