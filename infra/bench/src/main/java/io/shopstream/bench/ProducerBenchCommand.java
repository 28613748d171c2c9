package io.shopstream.bench;

import io.shopstream.bench.producer.ProducerBench;
import io.shopstream.bench.round.BenchPlan;
import io.shopstream.bench.round.BenchReport;
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

/** Measures the publishing path: {@code ./shopstream bench producer}. */
@Command(
        name = "producer",
        description = {
            "Measure simulation, Avro and publishing against Kafka's producer perf tool, which sends a payload file of"
                    + " the same records with the same settings (acks=all, idempotent, lz4).",
            "Starts its own broker and registry in the temporary directory, which needs about 1 GB, and alternates"
                    + " rounds of both sides, each in a separate JVM. Only the ratio is comparable between machines."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ProducerBenchCommand implements Callable<Integer> {
    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "3000000",
            description =
                    "Records measured in each round, after half as many for warm-up; with few, the JIT compiler is"
                            + " measured (default: ${DEFAULT-VALUE}).")
    private long records;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Counted rounds of each side, after one that is not counted (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--jvm-flag", hidden = true, description = "Flag for the JVMs of both sides, such as a profiler's.")
    private List<String> extraFlags = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Commands.out(spec);
        Commands.requireBetween(spec, "--records", records, 1, 100_000_000);
        Commands.requireBetween(spec, "--rounds", rounds, 1, 1_000);
        BenchPlan plan = new BenchPlan(records, rounds);
        Commands.say(out, "Starting a broker and a registry");
        try (EmbeddedPlatform platform = EmbeddedPlatform.builder().temporary().start()) {
            Commands.say(out, "Writing the payload file");
            ProducerBench bench = new ProducerBench(
                    platform.kafka().bootstrapServers(),
                    URI.create(platform.registry().url()),
                    "",
                    plan,
                    extraFlags);
            ProgressPrinter progress = new ProgressPrinter(out, rounds, "  %-12s %-18s %,9.0f records/s  %6.1f MB/s%n");
            BenchReport report = bench.run(platform.dataDirectory(), progress);
            Commands.say(out, "\n" + report.text());
            return 0;
        }
    }
}
