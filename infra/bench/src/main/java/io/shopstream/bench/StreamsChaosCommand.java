package io.shopstream.bench;

import io.shopstream.bench.chaos.StreamsChaos;
import io.shopstream.bench.chaos.StreamsChaosPlan;
import io.shopstream.bench.chaos.StreamsChaosReport;
import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.local.console.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills streams processes under traffic: {@code ./shopstream chaos streams}. */
@Command(
        name = "streams",
        description = {
            "Run three streams processes with two standbys under live traffic. One process at a time is killed with"
                    + " kill -9 and restarted, while a client queries revenue and top products. Each answer must equal"
                    + " an independent oracle in every closed minute, or be marked stale with its lag, or be a 503.",
            "Starts its own broker and registry. Exits 1 on any wrong answer, on an availability below 99 %%, or if a"
                    + " number differs at the end."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StreamsChaosCommand implements Callable<Integer> {
    private static final int INSTANCES = 3;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Orders per second, each with two records (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "120",
            description = "Seconds of traffic (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--kill-every",
            paramLabel = "N",
            defaultValue = "10",
            description = "Seconds between kills (default: ${DEFAULT-VALUE}).")
    private int killEvery;

    @Option(
            names = "--merciless",
            description =
                    "Kill the next process even if the last one is not back: tests the machine more than streams.")
    private boolean merciless;

    @Option(
            names = "--asks",
            paramLabel = "N",
            defaultValue = "20",
            description = "Queries per second over all addresses (default: ${DEFAULT-VALUE}).")
    private int asks;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Directory of broker, states and logs; must hold nothing else (default: a temporary one, deleted"
                            + " at the end).")
    private @Nullable Path directory;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Commands.out(spec);
        Commands.requireBetween(spec, "--rate", rate, 1, 100_000);
        Commands.requireBetween(spec, "--seconds", seconds, 2, 86_400);
        Commands.require(spec, killEvery >= 1, "--kill-every must be at least 1");
        Commands.requireBetween(spec, "--asks", asks, 1, 10_000);
        StreamsChaosPlan plan = new StreamsChaosPlan(
                INSTANCES, rate, Duration.ofSeconds(seconds), Duration.ofSeconds(killEvery), merciless, asks);
        Commands.say(out, "Starting a broker and a registry");
        EmbeddedPlatform.Builder builder = EmbeddedPlatform.builder();
        try (EmbeddedPlatform platform = (directory == null
                        ? builder.temporary()
                        : builder.dataDirectory(directory.toAbsolutePath()).fresh())
                .start()) {
            StreamsChaosReport report =
                    new StreamsChaos(platform, platform.dataDirectory(), plan, line -> Commands.say(out, line)).run();
            Commands.say(out, "\n" + report.text());
            return report.isPassed() ? 0 : 1;
        }
    }
}
