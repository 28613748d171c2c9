package io.shopstream.bench;

import io.shopstream.bench.round.BenchReport;
import io.shopstream.bench.streams.StreamsBench;
import io.shopstream.bench.streams.StreamsBenchPlan;
import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.local.console.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the streams service: {@code ./shopstream bench streams}. */
@Command(
        name = "streams",
        description = {
            "Measure the whole topology (exactly once, RocksDB) on full topics of orders and events, against a bare"
                    + " consumer that only decodes them.",
            "Starts its own broker and registry in the temporary directory, which needs about 1 GB for a million"
                    + " records, and alternates rounds of both sides, each in a separate JVM. Only the ratio is"
                    + " comparable between machines."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StreamsBenchCommand implements Callable<Integer> {
    private static final int MAX_RECORDS = 100_000_000;

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "1500000",
            description = "Orders and events to fill the topics with; the first third is warm-up and not measured"
                    + " (default: ${DEFAULT-VALUE}).")
    private long records;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds of each side (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Stream threads (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--busy",
            description =
                    "Use records of a few minutes of a very busy shop instead of 24 months: more of them fall into the"
                            + " same windows.")
    private boolean busy;

    @Option(
            names = "--latency",
            description = "Instead of the throughput, measure how long after it is placed an order can be queried.")
    private boolean latency;

    @Option(
            names = "--restore",
            paramLabel = "ORDERS",
            description =
                    "Instead of the throughput, process this many orders and measure how long it takes to restore the"
                            + " local state from the changelogs; five million take some minutes and 10 GB.")
    private @Nullable Long restore;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Orders per second with --latency (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long to place orders with --latency, after a warm-up (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--jvm-flag", hidden = true, description = "Flag for the JVMs of both sides, such as a profiler's.")
    private List<String> extraFlags = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Commands.out(spec);
        Commands.requireBetween(spec, "--records", records, 1000, MAX_RECORDS);
        Commands.requireBetween(spec, "--rounds", rounds, 1, 1_000);
        Commands.requireBetween(spec, "--threads", threads, 1, 64);
        Commands.requireBetween(spec, "--rate", rate, 1, 20_000);
        Commands.requireBetween(spec, "--seconds", seconds, 1, 600);
        if (restore != null) {
            Commands.requireBetween(spec, "--restore", restore, 1000, MAX_RECORDS);
        }
        StreamsBenchPlan plan = new StreamsBenchPlan(records, rounds, threads, !busy);
        Commands.say(out, "Starting a broker and a registry");
        try (EmbeddedPlatform platform = EmbeddedPlatform.builder().temporary().start()) {
            StreamsBench bench = new StreamsBench(
                    platform.kafka().bootstrapServers(),
                    URI.create(platform.registry().url()),
                    "",
                    plan,
                    extraFlags);
            if (restore != null) {
                Commands.say(out, bench.restore(platform.dataDirectory(), restore));
                return 0;
            }
            if (latency) {
                Commands.say(out, bench.latency(platform.dataDirectory(), rate, seconds));
                return 0;
            }
            Commands.say(out, "Filling the topics");
            ProgressPrinter progress = new ProgressPrinter(out, rounds, "  %s  %-22s %,9.0f records/s%n");
            BenchReport report = bench.run(platform.dataDirectory(), progress);
            Commands.say(out, "\n" + report.text());
            return 0;
        }
    }
}
