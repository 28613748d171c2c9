package io.shopstream.bench;

import io.shopstream.bench.stage.BenchPlan;
import io.shopstream.bench.stage.BenchProgress;
import io.shopstream.bench.stage.Measurement;
import io.shopstream.bench.stage.PayloadFile;
import io.shopstream.bench.stage.ProducerBench;
import io.shopstream.bench.stage.Side;
import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.local.console.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
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
    private static final int MAX_RECORDS = 100_000_000;
    private static final int MAX_ROUNDS = 1_000;

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
        Commands.require(
                spec, records >= 1 && records <= MAX_RECORDS, "--records must lie between 1 and " + MAX_RECORDS);
        Commands.require(spec, rounds >= 1 && rounds <= MAX_ROUNDS, "--rounds must lie between 1 and " + MAX_ROUNDS);
        BenchPlan plan = new BenchPlan(records, rounds);
        say(out, "Starting a broker and a registry");
        try (EmbeddedPlatform platform = EmbeddedPlatform.builder().temporary().start()) {
            say(out, "Writing the payload file");
            ProducerBench bench = new ProducerBench(
                    platform.kafka().bootstrapServers(),
                    URI.create(platform.registry().url()),
                    "",
                    plan,
                    extraFlags);
            String report = bench.run(platform.dataDirectory(), new ProgressPrinter(out, plan))
                    .text();
            say(out, "\n" + report);
            return 0;
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    /** Prints a line for each round; a round takes some seconds. */
    private record ProgressPrinter(PrintWriter out, BenchPlan plan) implements BenchProgress {
        @Override
        public void payloads(PayloadFile file) {
            say(
                    out,
                    String.format(
                            Locale.ROOT,
                            "Every round measures %,d records with %.0f bytes of value; the tool's file has %,d%n",
                            plan.records(),
                            file.valueBytes() / (double) plan.records(),
                            file.payloads()));
        }

        @Override
        public void measured(int round, Side side, Measurement measurement) {
            say(
                    out,
                    String.format(
                            Locale.ROOT,
                            "  %-12s %-18s %,9.0f records/s  %6.1f MB/s",
                            round == 0 ? "warming up" : "round " + round + " of " + plan.rounds(),
                            side.title(),
                            measurement.recordsPerSecond(),
                            measurement.megabytesPerSecond()));
        }
    }
}
