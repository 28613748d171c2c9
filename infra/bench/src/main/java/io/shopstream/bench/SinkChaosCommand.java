package io.shopstream.bench;

import io.shopstream.local.console.Commands;
import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.bench.chaos.SinkChaos;
import io.shopstream.bench.chaos.SinkChaosPlan;
import io.shopstream.bench.chaos.SinkChaosReport;
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

/** {@code ./shopstream chaos sink}. */
@Command(
        name = "sink",
        description = {
            "Two sink processes while orders come in versions, twice, late and with garbage among them; one is killed with"
                    + " kill -9 again and again and restarted, and now and then frozen until the other has taken over."
                    + " Afterwards every row must be there, once, in its last version, and the books must add up.",
            "Starts a platform of its own. Exits 1 on any difference."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SinkChaosCommand implements Callable<Integer> {
    // A member of the group is given up after ten seconds.
    private static final Duration FROZEN_FOR = Duration.ofSeconds(14);

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "200",
            description = "Orders a second, each of which is two to five records (default: ${DEFAULT-VALUE}).")
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
                    "Where platform and logs are kept; must hold nothing else (default: a temporary one, deleted at the"
                            + " end).")
    private @Nullable Path directory;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter out = Commands.out(spec);
        Commands.require(spec, rate >= 1 && rate <= 10_000, "--rate must lie between 1 and 10000");
        Commands.require(spec, minutes >= 1 && minutes <= 1_440, "--minutes must lie between 1 and 1440");
        Commands.require(spec, killEvery >= 1, "--kill-every must be at least 1");
        SinkChaosPlan plan =
                new SinkChaosPlan(rate, Duration.ofMinutes(minutes), Duration.ofSeconds(killEvery), FROZEN_FOR);
        say(out, "Starting a platform");
        EmbeddedPlatform.Builder builder = EmbeddedPlatform.builder();
        try (EmbeddedPlatform platform = (directory == null
                        ? builder.temporary()
                        : builder.dataDirectory(directory.toAbsolutePath()).fresh())
                .start()) {
            SinkChaosReport report =
                    new SinkChaos(platform, platform.dataDirectory(), plan, line -> say(out, line)).run();
            say(out, "\n" + report.text());
            return report.isPassed() ? 0 : 1;
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
