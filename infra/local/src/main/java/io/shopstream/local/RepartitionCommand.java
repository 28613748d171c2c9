package io.shopstream.local;

import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.console.Environment;
import io.shopstream.local.console.ProgressBar;
import io.shopstream.local.repartition.NewSettings;
import io.shopstream.local.repartition.Repartition;
import io.shopstream.local.repartition.Unfinished;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.Shop;
import io.shopstream.local.shop.WhichShop;
import io.shopstream.local.up.Endpoints;
import io.shopstream.local.up.ShopSettings;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.topic.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives a shop with records another number of partitions: {@code ./shopstream repartition}. */
@Command(
        name = "repartition",
        description = {
            "Give a stopped shop another number of partitions, more or fewer.",
            "Copies every topic that cannot be made again (input topics, the producer's progress, some dead letters,"
                    + " alerts) by key under another topic prefix, with its own broker running meanwhile: all committed"
                    + " records with their keys, bytes, headers and timestamps, the records of one key in their order."
                    + " The next 'up' then reads the copies: it loads a new, empty warehouse and new state stores from"
                    + " their beginning.",
            "The old topics and the old warehouse are kept and need as much space again; they can be deleted once the"
                    + " shop runs on the new ones.",
            "Of a shop elsewhere (--kafka), whose services must be stopped, it only copies the topics, and"
                    + " prints the settings with which they read the copies.",
            "Until the copy is complete the shop does not change: an interrupted run can simply be repeated, with"
                    + " --kafka under the same prefix. It is also the way out if a topic was given more partitions by"
                    + " hand."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RepartitionCommand implements Callable<Integer> {
    @Mixin
    private WhichShop which = WhichShop.with(Part.KAFKA).whileStopped();

    @Option(
            names = "--partitions",
            paramLabel = "N",
            required = true,
            description = "Partitions of every new topic, 1 to " + Topics.MAX_PARTITIONS + ".")
    private int partitions;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            description = "Prefix of the new topics and groups: letters, digits, dots and hyphens (default: the first"
                    + " of r1., r2., ... that is free).")
    private @Nullable String prefix;

    @Option(
            names = "--from-prefix",
            paramLabel = "PREFIX",
            description = "Of a shop elsewhere: prefix of its topics (default: SHOPSTREAM_TOPIC_PREFIX, or none).")
    private @Nullable String fromPrefix;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Commands.requireBetween(spec, "--partitions", partitions, 1, Topics.MAX_PARTITIONS);
        if (prefix != null) {
            Commands.parsed(spec, NewSettings::checkedPrefix, prefix);
        }
        PrintWriter out = Commands.out(spec);
        Shop shop = which.shopToChangeElsewhere().orElse(null);
        if (shop != null) {
            Commands.require(
                    spec, prefix != null, "a shop elsewhere (--kafka) needs --prefix, the prefix of the new topics");
            copyElsewhere(shop.kafka(), ShopSettings.prefixed(Commands.required(prefix), partitions), out);
            return 0;
        }
        Path directory = which.directory();
        Endpoints.requireNone(directory);
        NewSettings.requireShop(directory);
        Commands.say(out, "Starting the broker and the database of " + directory);
        ShopSettings next;
        try (EmbeddedPlatform platform =
                        EmbeddedPlatform.builder().dataDirectory(directory).start();
                Repartition repartition =
                        new Repartition(KafkaConnection.of(platform.kafka().bootstrapServers()))) {
            Unfinished.cleanUp(directory, repartition);
            next = NewSettings.choose(prefix, partitions, repartition, platform.postgres());
            Topics from = ShopSettings.topics(directory);
            repartition.requireSource(from);
            NewSettings.requireSpace(directory, repartition.bytes(from));
            Unfinished.mark(directory, next);
            copy(repartition, from, next.topics(), out);
        }
        // Not earlier: a broker that has stopped orderly has the copies on disk.
        next.write(directory);
        Unfinished.end(directory);
        out.println("Every record of the old topics is in its copy. The next './shopstream up' reads the copies: the"
                + " topics %s* with %d partitions each. It fills the new database %s; until it has caught up, see"
                        .formatted(next.topicPrefix(), next.partitions(), next.warehouse())
                + " ./shopstream status, numbers are too low.");
        out.println("The old topics and the old database are kept and not used any more. Programs that read the"
                + " warehouse directly, such as Metabase, need the new database name.");
        out.flush();
        return 0;
    }

    private void copyElsewhere(KafkaConnection kafka, ShopSettings next, PrintWriter out) {
        Topics from = Topics.prefixed(fromPrefix());
        try (Repartition repartition = new Repartition(kafka)) {
            repartition.requireSource(from);
            repartition.discardMarked(next.topicPrefix());
            NewSettings.requireUnused(next, repartition);
            repartition.markUnfinished(next.topicPrefix());
            copy(repartition, from, next.topics(), out);
            repartition.unmark(next.topicPrefix());
        } catch (TimeoutException e) {
            throw new CommandFailure(
                    "Kafka does not answer at " + kafka + ": check its address and whether it runs", e);
        }
        out.println("Every record of the old topics is in its copy. Start the services with");
        out.println("  SHOPSTREAM_TOPIC_PREFIX=" + next.topicPrefix());
        out.println("  SHOPSTREAM_PARTITIONS=" + next.partitions());
        out.println("  SHOPSTREAM_WAREHOUSE_URL=the address of a new, empty database");
        out.flush();
    }

    private String fromPrefix() {
        return fromPrefix == null
                ? Environment.ofProcess().value("SHOPSTREAM_TOPIC_PREFIX").orElse("")
                : fromPrefix;
    }

    private static void copy(Repartition repartition, Topics from, Topics to, PrintWriter out) {
        Commands.say(
                out,
                "Copying the topics %s* to %s* with %d partitions each"
                        .formatted(
                                from.orders().name().replace("orders.v1", ""), to.prefix() + "shop.", to.partitions()));
        ProgressBar bar = new ProgressBar(out, "Copying   ", "offsets read, twice each");
        long[] last = new long[1];
        Map<String, Long> copied = repartition.run(from, to, (fraction, offsets) -> {
            last[0] = offsets;
            bar.show(fraction, offsets);
        });
        bar.finish(last[0]);
        copied.forEach((topic, records) -> out.printf("  %-50s %,14d records%n", topic, records));
        out.flush();
    }
}
