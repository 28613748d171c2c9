package io.shopstream.local.forget;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.publish.RecordSender;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.Shop;
import io.shopstream.local.shop.WhichShop;
import io.shopstream.schemas.client.PipelineCatchUp;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.client.SinkClient;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.validation.RecordValidator;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Erases the personal data of a user: {@code ./shopstream forget USER}. */
@Command(
        name = "forget",
        description = {
            "Erase name, e-mail and city of a user for good: from the shop database, the topic of users, dead letters"
                    + " and the warehouse. Orders and events keep the id as a pseudonym, and orders their shipping"
                    + " city, so all sums stay.",
            "It can be run again at any time, such as after it was interrupted. Later records with personal data of the"
                    + " user do not bring it back into the shop database and the warehouse.",
            "Kafka removes the former records when it compacts their topics, which may take long in a quiet one;"
                    + " --compact makes it do so now. Not reached: backups, the old topics and database of a"
                    + " 'repartition', files that were imported.",
            "Exits 1 if the user is unknown, or something could not be erased."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ForgetCommand implements Callable<Integer> {
    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(30);

    @Parameters(paramLabel = "USER", description = "Id of the user.")
    private @Nullable String userId;

    @Option(
            names = "--compact",
            description = "Have Kafka compact the topics now, and wait until the former records are gone. Changes"
                    + " settings of these topics meanwhile.")
    private boolean compact;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long each step may take (default: ${DEFAULT-VALUE}).")
    private int patienceSeconds;

    @Mixin
    private WhichShop which = WhichShop.with(
                    Part.KAFKA, Part.REGISTRY, Part.WAREHOUSE, Part.STREAMS, Part.SINK, Part.PRODUCER)
            .andTopics();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        String user = Commands.required(userId);
        Commands.require(spec, !user.isBlank(), "USER must not be blank");
        Commands.require(spec, patienceSeconds >= 1, "--patience must be 1 or more");
        Duration patience = Duration.ofSeconds(patienceSeconds);
        PrintWriter out = Commands.out(spec);
        Shop shop = which.shopToChange();
        if (shop.directory().isEmpty()) {
            shop.requireStreams();
        }
        Topics topics = shop.topics();
        AvroSerdes serdes = shop.serdes(REGISTRY_TIMEOUT);
        try (ProducerClient producer = shop.producer();
                SinkClient sink = shop.sink();
                RecordSender sender = RecordSender.to(shop.kafka());
                UserRecords records = new UserRecords(
                        shop.kafka(),
                        new OneUser(
                                user,
                                topics.users().name(),
                                RecordValidator.users(
                                        serdes.deserializer(topics.users()),
                                        topics.users().name())),
                        serdes.serializer(topics.users()))) {
            Erasure erasure = new Erasure(shop.kafka(), topics, producer, sink, sender, Clock.systemUTC());
            // Not earlier: a record that was just rejected is a dead letter only now.
            awaitLoaded(shop, patience);
            PersonalTopics personal = personalTopics(shop, serdes, records);
            ErasureResult result = erasure.run(
                    personal,
                    records,
                    System.getProperty("user.name", "unknown"),
                    () -> awaitLoaded(shop, patience),
                    patience,
                    positions -> show(out, ErasureText.kept(positions)));
            show(out, ErasureText.of(result));
            if (compact) {
                try (Compaction compaction = Compaction.of(shop.kafka(), sender)) {
                    long removed = compaction.run(personal.all(), patience);
                    Commands.say(out, "Compacted: %,d former records are gone from the topics.".formatted(removed));
                }
            }
            return result.kept().isEmpty() ? 0 : 1;
        } catch (SQLException e) {
            // Without its message, which may quote a row.
            throw new CommandFailure("the warehouse does not answer (SQLSTATE " + e.getSQLState() + ")", e);
        }
    }

    private static PersonalTopics personalTopics(Shop shop, AvroSerdes serdes, UserRecords records)
            throws SQLException {
        records.read();
        WarehouseUser inWarehouse = WarehouseUser.read(shop, records.user().id());
        Set<String> texts = new HashSet<>(records.texts());
        texts.addAll(inWarehouse.texts());
        PersonalTopics personal =
                new PersonalTopics(shop.kafka(), serdes, shop.topics(), records.user(), new PersonalData(texts));
        boolean known = records.isKnown()
                || inWarehouse.known()
                || personal.ofLetters().stream()
                        .anyMatch(traces -> !traces.find().isEmpty());
        if (!known) {
            throw new CommandFailure("no user has the id " + records.user().id()
                    + ": no record, no row and no dead letter has it (ids are case-sensitive)");
        }
        return personal;
    }

    private static void show(PrintWriter out, String text) {
        out.print(text);
        out.flush();
    }

    private static void awaitLoaded(Shop shop, Duration patience) throws SQLException, InterruptedException {
        PipelineCatchUp catchUp = new PipelineCatchUp(shop.platform(), shop.topics(), patience, left -> {});
        if (!catchUp.await()) {
            throw new CommandFailure("the warehouse has not loaded the newest records in %d s (%s): see ./shopstream"
                            .formatted(patience.toSeconds(), catchUp.missing())
                    + " status, then run the same command again");
        }
    }
}
