package io.shopstream.local.forget;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.forget.Superseder.Superseding;
import io.shopstream.local.forget.Traces.Trace;
import io.shopstream.local.publish.RecordSender;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.client.ProducerClient.ForgottenRow;
import io.shopstream.schemas.client.SinkClient;
import io.shopstream.schemas.deadletter.DeadLetterFactory;
import io.shopstream.schemas.deadletter.RejectedRecord;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.RecordHeaders;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Erases the personal data of one user. The names and addresses to search for come from the topic and the warehouse, so
 * the dead letters are erased before these. Every step may be repeated: after a crash the whole is simply run again.
 */
final class Erasure {
    private static final Duration PAUSE = Duration.ofMillis(200);
    // Of a tombstone that supersedes a record without deleting a row that the warehouse has under this key.
    private static final long LOWEST_VERSION = 1;

    private final Topics topics;
    private final ProducerClient producer;
    private final SinkClient sink;
    private final RecordSender sender;
    private final Superseder superseder;
    private final Clock clock;
    private final Set<String> keptForEver;

    /** Returns when streams and sink have processed every record. */
    @FunctionalInterface
    interface LoadWait {
        void await() throws SQLException, InterruptedException;
    }

    Erasure(
            KafkaConnection kafka,
            Topics topics,
            ProducerClient producer,
            SinkClient sink,
            RecordSender sender,
            Clock clock) {
        this.topics = topics;
        this.producer = producer;
        this.sink = sink;
        this.sender = sender;
        this.superseder = new Superseder(kafka, sender);
        this.clock = clock;
        this.keptForEver = Set.of(topics.orders().name(), topics.events().name());
    }

    /**
     * Erases everything, and returns what it was.
     *
     * @param requestedBy for the audit
     * @param patience how long change capture may take
     * @param unerasable receives the positions of records that name the user in topics that are kept for ever
     * @throws CommandFailure if the same command has to be run again
     */
    ErasureResult run(
            PersonalTopics personal,
            UserRecords records,
            String requestedBy,
            LoadWait loaded,
            Duration patience,
            Consumer<List<String>> unerasable)
            throws SQLException, InterruptedException {
        String user = records.user().id();
        // From now on nothing stores personal data of the user again.
        sink.forget(user, requestedBy);
        List<DeadLetter> letters = eraseLetters(personal, unerasable);
        long strays = supersedeStrays(personal, records.user());
        boolean row = eraseRow(personal, records, patience);
        loaded.await();
        List<Trace> left = personal.all().stream()
                .flatMap(traces -> traces.find().stream())
                .toList();
        if (left.stream().anyMatch(Trace::isNewestPersonal)) {
            throw new CommandFailure(
                    "records with personal data of the user came meanwhile: run the same command again");
        }
        long rows = sink.completeForgetting(user).path("erased_rows").asLong();
        return new ErasureResult(row, strays, letters.size(), rows, superseded(left), kept(letters));
    }

    /**
     * Replaces the dead letters that name the user by ones without bytes; returns those.
     *
     * @param unerasable receives {@link #kept} before the first one is replaced: afterwards nobody can tell them any more
     */
    private List<DeadLetter> eraseLetters(PersonalTopics personal, Consumer<List<String>> unerasable) {
        List<DeadLetter> erased = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (Traces traces : personal.ofLetters()) {
            for (Trace trace : traces.find()) {
                if (trace.isNewestPersonal()) {
                    erased.add(replace(personal, trace.newest(), records));
                }
            }
        }
        unerasable.accept(kept(erased));
        sender.send(records);
        return erased;
    }

    private DeadLetter replace(
            PersonalTopics personal,
            ConsumerRecord<byte[], byte[]> record,
            Collection<ProducerRecord<byte[], byte[]>> records) {
        Instant now = clock.instant();
        DeadLetter letter = personal.letter(record);
        if (letter != null) {
            DeadLetter erased = personal.letters().erased(letter, now);
            records.add(new ProducerRecord<>(
                    record.topic(), record.partition(), record.key(), personal.bytes(record.topic(), erased)));
            return erased;
        }
        // No dead letter, but bytes that somebody else wrote there. The sink has them in a dead letter of its own.
        Topic<DeadLetter> ofSink = topics.deadLetters(ConsumerGroups.SINK_FACTS);
        DeadLetter erased = personal.letters()
                .erased(
                        new DeadLetterFactory(topics.consumerGroup(ConsumerGroups.SINK_FACTS))
                                .of(
                                        new RejectedRecord(
                                                record.topic(),
                                                record.partition(),
                                                record.offset(),
                                                record.timestamp(),
                                                record.key(),
                                                record.value(),
                                                record.headers()),
                                        RejectionReason.UNDECODABLE,
                                        "no dead letter",
                                        now),
                        now);
        records.add(new ProducerRecord<>(
                ofSink.name(),
                DeadLetterFactory.key(erased).getBytes(StandardCharsets.UTF_8),
                personal.bytes(ofSink.name(), erased)));
        // After it: once this record is gone, nothing tells the next run that the letter is missing.
        records.add(new ProducerRecord<>(record.topic(), record.partition(), record.key(), null));
        return erased;
    }

    /**
     * Supersedes records of the user under wrong keys: by the last other record of that key, or by a tombstone.
     *
     * @return how many
     */
    private long supersedeStrays(PersonalTopics personal, OneUser user) {
        Traces traces = personal.ofUsers();
        List<Trace> strays = traces.find().stream()
                .filter(trace -> trace.isNewestPersonal() && !user.isKey(trace.key()))
                .toList();
        if (strays.isEmpty()) {
            return 0;
        }
        Collection<ConsumerRecord<byte[], byte[]>> before = traces.newestWithout(strays);
        List<Superseding> records = new ArrayList<>();
        for (Trace stray : strays) {
            ConsumerRecord<byte[], byte[]> newest = stray.newest();
            records.add(before.stream()
                    .filter(record ->
                            record.partition() == newest.partition() && Arrays.equals(record.key(), newest.key()))
                    .findFirst()
                    .map(record -> Superseding.copyOf(record, newest.offset()))
                    .orElseGet(() -> new Superseding(tombstone(newest), newest.offset())));
        }
        superseder.send(records);
        return records.size();
    }

    private static ProducerRecord<byte[], byte[]> tombstone(ConsumerRecord<byte[], byte[]> newest) {
        return new ProducerRecord<>(
                newest.topic(),
                newest.partition(),
                newest.key(),
                null,
                List.of(RecordHeaders.sourceLsn(LOWEST_VERSION)));
    }

    /**
     * Empties the row in the shop database, and returns when the newest record of the user is empty, too: that of
     * change capture, or one of our own if the row is not captured.
     *
     * @return whether there is a row
     * @throws CommandFailure if change capture does not publish the row in time
     */
    private boolean eraseRow(PersonalTopics personal, UserRecords records, Duration patience)
            throws InterruptedException {
        ForgottenRow row = producer.forgetUser(records.user().id());
        long begun = System.nanoTime();
        records.read();
        while (!records.isErased()) {
            boolean isCaptured = row.row() && row.captured();
            if (System.nanoTime() - begun > patience.toNanos()) {
                throw tooLate(isCaptured, patience);
            }
            if (isCaptured) {
                Thread.sleep(PAUSE);
            } else {
                publishErased(records);
            }
            records.read();
        }
        supersedeElsewhere(personal, records);
        records.read();
        if (records.isOutranked()) {
            publishErased(records);
        }
        return row.row();
    }

    private CommandFailure tooLate(boolean isCaptured, Duration patience) {
        return new CommandFailure(
                isCaptured
                        ? "change capture has not published the row of the user in %d s, it is %s: see ./shopstream status, then run the same command again"
                                .formatted(
                                        patience.toSeconds(),
                                        producer.status().capture().state())
                        : "another program has written records of the user for %d s: stop it, then run the same command again"
                                .formatted(patience.toSeconds()));
    }

    // Another program may use another partitioner: compaction keeps the newest record of a key in every partition.
    private void supersedeElsewhere(PersonalTopics personal, UserRecords records) {
        sender.send(personal.ofUsers().find().stream()
                .filter(trace -> trace.isNewestPersonal() && records.user().isKey(trace.key()))
                .map(trace -> new ProducerRecord<>(
                        trace.newest().topic(), trace.newest().partition(), trace.key(), records.erased()))
                .toList());
    }

    private void publishErased(UserRecords records) {
        sender.send(List.of(
                new ProducerRecord<>(records.user().topic(), records.user().key(), records.erased())));
    }

    /** Positions of the letters' records in topics that are kept for ever. */
    private List<String> kept(Collection<DeadLetter> erased) {
        return erased.stream()
                .filter(letter -> keptForEver.contains(Objects.toString(letter.getSourceTopic())))
                .map(DeadLetterFactory::key)
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }

    /** Records with personal data that stay in the topics until Kafka compacts them. */
    private static long superseded(List<Trace> left) {
        return left.stream().mapToLong(Trace::superseded).sum();
    }
}
