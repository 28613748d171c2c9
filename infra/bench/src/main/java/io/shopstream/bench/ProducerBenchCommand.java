package io.shopstream.bench;

import io.shopstream.local.console.Commands;
import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.bench.stage.BenchPlan;
import io.shopstream.bench.stage.BenchProgress;
import io.shopstream.bench.stage.Measurement;
import io.shopstream.bench.stage.PayloadFile;
import io.shopstream.bench.stage.ProducerBench;
import io.shopstream.bench.stage.Side;
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

/** {@code ./shopstream bench producer}. */
@Command(
        name = "producer",
        description = {
            "Simulation, Avro and publishing beside Kafka's own producer perf tool, which sends a payload file of the"
                    + " same records with the same settings (acks=all, idempotent, lz4).",
            "Starts a broker and a registry of its own in the temporary directory, which takes about 1 GB there, and"
                    + " alternates rounds of both, each in a JVM of its own. Only the ratio means anything elsewhere."
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
                    "Records measured in each round, after half as many for warming up; few measure the compiler (default:"
                            + " ${DEFAULT-VALUE}).")
    private long records;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds of each side that count, after one that does not (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--jvm-flag", hidden = true, description = "For the JVMs of both sides, such as a profiler's.")
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
            say(out, "Making the payload file");
            ProducerBench bench = new ProducerBench(
                    platform.kafka().bootstrapServers(),
                    URI.create(platform.registry().url()),
                    "",
                    plan,
                    extraFlags);
            String report = bench.run(platform.dataDirectory(), new Narration(out, plan))
                    .text();
            say(out, "\n" + report);
            return 0;
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    /** A line for each round: none takes longer than some seconds. */
    private record Narration(PrintWriter out, BenchPlan plan) implements BenchProgress {
        @Override
        public void payloads(PayloadFile file) {
            say(
                    out,
                    String.format(
                            Locale.ROOT,
                            "Every round sends %,d records, %.0f bytes of value each; %,d of them are the tool's file%n",
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
