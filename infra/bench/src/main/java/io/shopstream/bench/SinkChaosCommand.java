package io.shopstream.bench;

import io.shopstream.bench.chaos.SinkChaos;
import io.shopstream.bench.chaos.SinkChaosPlan;
import io.shopstream.bench.chaos.SinkChaosReport;
import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.local.console.Commands;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills and freezes sink processes under traffic: {@code ./shopstream chaos sink}. */
@Command(
        name = "sink",
        description = {
            "Run two sink processes while orders arrive in versions, some duplicated, out of order or mixed with"
                    + " garbage. One process at a time is killed with kill -9 and restarted, or frozen until the other"
                    + " has taken over. Afterwards every row must exist once, in its last version, and the ledger must"
                    + " match what was sent.",
            "Starts its own platform. Exits 1 on any difference."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SinkChaosCommand implements Callable<Integer> {
    // Longer than the ten seconds after which the consumer group removes a silent member.
    private static final Duration FROZEN_FOR = Duration.ofSeconds(14);

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "200",
            description = "Orders per second, each with two to five records (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "2",
            description = "Minutes of traffic (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--kill-every",
            paramLabel = "N",
            defaultValue = "7",
            description = "Seconds between kills (default: ${DEFAULT-VALUE}).")
    private int killEvery;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Directory of the platform and logs; must hold nothing else (default: a temporary one, deleted at"
                            + " the end).")
    private @Nullable Path directory;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter out = Commands.out(spec);
        Commands.requireBetween(spec, "--rate", rate, 1, 10_000);
        Commands.requireBetween(spec, "--minutes", minutes, 1, 1_440);
        Commands.require(spec, killEvery >= 1, "--kill-every must be at least 1");
        SinkChaosPlan plan =
                new SinkChaosPlan(rate, Duration.ofMinutes(minutes), Duration.ofSeconds(killEvery), FROZEN_FOR);
        Commands.say(out, "Starting a platform");
        EmbeddedPlatform.Builder builder = EmbeddedPlatform.builder();
        try (EmbeddedPlatform platform = (directory == null
                        ? builder.temporary()
                        : builder.dataDirectory(directory.toAbsolutePath()).fresh())
                .start()) {
            SinkChaosReport report =
                    new SinkChaos(platform, platform.dataDirectory(), plan, line -> Commands.say(out, line)).run();
            Commands.say(out, "\n" + report.text());
            return report.isPassed() ? 0 : 1;
        }
    }
}
