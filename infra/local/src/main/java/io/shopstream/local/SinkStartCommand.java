package io.shopstream.local;

import io.shopstream.local.console.Commands;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.WhichShop;
import io.shopstream.local.watch.LoaderWatch;
import io.shopstream.schemas.client.SinkClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Starts the loaders of the sink that have stopped: {@code ./shopstream sink start}. */
@Command(
        name = "start",
        description = {
            "Start the loaders that have stopped, after their cause was removed; the shop keeps running.",
            "Each resumes where it stopped. Loaders that run or wait are left alone.",
            "Exit codes:",
            "  0  no loader is stopped",
            "  1  a loader has stopped again, or does not load yet",
            "  2  wrong usage"
        },
        mixinStandardHelpOptions = true)
final class SinkStartCommand implements Callable<Integer> {
    @Mixin
    private WhichShop which = WhichShop.with(Part.SINK);

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long to wait until the started loaders load (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Commands.requireBetween(spec, "--patience", timeoutSeconds, 1, Integer.MAX_VALUE);
        PrintWriter out = Commands.out(spec);
        try (SinkClient sink = which.shopToChange().sink()) {
            Set<String> started = new HashSet<>();
            for (JsonNode loader : sink.startLoaders().path("loaders")) {
                String name = loader.path("name").asString("");
                if (loader.path("started").asBoolean(false)) {
                    started.add(name);
                    Commands.say(
                            out,
                            "%s: started; it had stopped: %s"
                                    .formatted(name, loader.path("reason").asString("")));
                } else {
                    Commands.say(
                            out,
                            "%s: was not stopped (%s)"
                                    .formatted(name, loader.path("state").asString("")));
                }
            }
            return new LoaderWatch(out, sink::status).await(started, Duration.ofSeconds(timeoutSeconds)) ? 0 : 1;
        }
    }
}
