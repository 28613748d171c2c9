package io.shopstream.local;

import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.Shop;
import io.shopstream.local.shop.WhichShop;
import io.shopstream.local.up.Endpoints;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.streams.runtime.application.ApplicationId;
import io.shopstream.streams.runtime.application.StreamsReset;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Discards the state of the streams service: {@code ./shopstream streams reset}. */
@Command(
        name = "reset",
        description = {
            "Delete the state and offsets of the streams service, so that its next start processes the log again from"
                    + " the beginning. Every instance must be stopped.",
            "Deletes the consumer group with its offsets, the internal topics (changelogs and repartition topics) and"
                    + " the local state of one application id. Keeps the shop's topics, the derived topics and the dead"
                    + " letters: the next run overwrites the windows in the derived topics with the same results.",
            "If the reset is interrupted, run it again: until it is complete, the service refuses to start. Delete the"
                    + " state directories of other instances by hand before any instance starts.",
            "For a shop in a data directory, it runs that shop's broker meanwhile. For a shop elsewhere, local state is"
                    + " deleted only where --state-dir names it."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StreamsResetCommand implements Callable<Integer> {
    @Mixin
    private WhichShop which = WhichShop.with(Part.KAFKA).andTopics().whileStopped();

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description =
                    "The state directory (default: streams in the data directory; none for a" + " shop elsewhere).")
    private @Nullable Path stateDirectory;

    @Option(
            names = "--generation",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Generation of the service, as in SHOPSTREAM_STREAMS_GENERATION (default: the first"
                    + " generation).")
    private String generation = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Shop shop = which.shopToChangeElsewhere().orElse(null);
        if (shop != null) {
            reset(shop.kafka(), shop.topics(), stateDirectory);
            return 0;
        }
        Path directory = which.directory();
        Endpoints.requireNone(directory);
        Path state = stateDirectory == null ? directory.resolve("streams") : stateDirectory;
        Commands.out(spec).println("Starting the broker of " + directory);
        try (EmbeddedPlatform platform =
                EmbeddedPlatform.builder().dataDirectory(directory).start()) {
            reset(KafkaConnection.of(platform.kafka().bootstrapServers()), which.topicsOfDirectory(), state);
        }
        return 0;
    }

    private void reset(KafkaConnection kafka, Topics topics, @Nullable Path state) {
        String applicationId = ApplicationId.of(topics, generation);
        PrintWriter out = Commands.out(spec);
        try (Admin admin = Admin.create(kafka.with(Map.of()))) {
            StreamsReset.Removed removed = new StreamsReset(admin, applicationId).run(state);
            removed.topics().forEach(topic -> out.println("deleted topic " + topic));
            out.println(removed.group() ? "deleted group " + applicationId : "there was no group " + applicationId);
            out.println(removed.state() ? "deleted local state in " + state : "there was no local state to delete");
            out.flush();
        } catch (IllegalStateException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
