package io.shopstream.bench.api;

import io.shopstream.bench.api.client.LoadClient;
import io.shopstream.bench.api.client.LoadClient.Stage;
import io.shopstream.bench.api.figure.Measured;
import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.embedded.host.ChildJvm;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Measures the API, each stage with a client in a JVM of its own. */
public final class ApiBench {
    // Before the first order of the history.
    private static final String HISTORY_FROM = "2024-01-01T00:00:00Z";
    private static final List<String> FLAGS = List.of("-Xms256m", "-Xmx512m", "-XX:+UseCompactObjectHeaders");

    private final EmbeddedPlatform platform;
    private final Topics topics;
    private final ApiBenchPlan plan;
    private final List<String> extraFlags;
    private final Consumer<String> progress;

    /**
     * @param topicPrefix of the topics that are created; they are not deleted
     * @param extraFlags of the services' JVMs, such as those of a profiler
     */
    public ApiBench(
            EmbeddedPlatform platform,
            String topicPrefix,
            ApiBenchPlan plan,
            List<String> extraFlags,
            Consumer<String> progress) {
        this.platform = platform;
        this.topics = Topics.prefixed(topicPrefix);
        this.plan = plan;
        this.extraFlags = extraFlags;
        this.progress = progress;
    }

    /**
     * Runs all stages.
     *
     * @param directory of the state of streams and of the logs
     * @throws CommandFailure if a process fails; a request that fails is counted in the report instead
     */
    public ApiBenchReport run(Path directory) throws IOException, InterruptedException, SQLException {
        ApiBenchReport report = new ApiBenchReport(plan);
        try (MeasuredShop shop = MeasuredShop.start(platform, topics, plan, directory, extraFlags, progress)) {
            report.add(measure(shop, Stage.LOOK_UPS, Integer.toString(plan.recentOrders())));
            String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1) + "T00:00:00Z";
            report.add(measure(shop, Stage.ANALYTICS, HISTORY_FROM, tomorrow, shop.warehouse()));
            report.add(measure(
                    shop, Stage.VIEWERS, Integer.toString(plan.viewers()), Integer.toString(plan.ordersPerSecond())));
            // Otherwise streams would process, on the same processors, what one of both sides publishes.
            shop.stopStreams();
            report.add(measure(shop, Stage.INGEST, Integer.toString(plan.batch())));
        }
        return report;
    }

    private Measured.Output measure(MeasuredShop shop, Stage stage, String... own)
            throws IOException, InterruptedException {
        progress.accept("Measuring " + stage.title());
        List<String> arguments = LoadClient.arguments(stage, shop.api(), plan.rounds(), plan.length(), own);
        try (ChildJvm client =
                ChildJvm.start(ChildJvm.command(FLAGS, LoadClient.class.getName(), arguments), Map.of())) {
            int exitCode = client.awaitEnd();
            shop.requireAlive();
            if (exitCode != 0) {
                throw new CommandFailure("the client of " + stage.title() + " ended with exit code " + exitCode + ":\n"
                        + client.output().strip());
            }
            return Measured.parse(client.output());
        }
    }
}
