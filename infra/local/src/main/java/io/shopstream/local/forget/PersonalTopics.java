package io.shopstream.local.forget;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.validation.RecordValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The topics that may hold personal data of a user, and which of their records do. All of them are compacted. */
final class PersonalTopics {
    private final KafkaConnection kafka;
    private final OneUser user;
    private final PersonalData personal;
    private final ErasedLetters letters;
    private final List<Topic<DeadLetter>> letterTopics;
    private final Map<String, RecordValidator<DeadLetter>> readers;
    private final Map<String, Serializer<DeadLetter>> serializers;

    PersonalTopics(KafkaConnection kafka, AvroSerdes serdes, Topics topics, OneUser user, PersonalData personal) {
        this.kafka = kafka;
        this.user = user;
        this.personal = personal;
        this.letters = new ErasedLetters(user, personal, topics);
        this.letterTopics = topics.allDeadLetters();
        this.readers = letterTopics.stream()
                .collect(Collectors.toMap(
                        Topic::name,
                        topic ->
                                RecordValidator.values(serdes.deserializer(topic), topic.name(), letter -> List.of())));
        this.serializers =
                letterTopics.stream().collect(Collectors.toMap(Topic::name, topic -> serdes.serializer(topic)));
    }

    Traces ofUsers() {
        return new Traces(
                kafka,
                user.topic(),
                record -> user.isKey(record.key()) ? user.isPersonal(record.value()) : isStray(record));
    }

    List<Traces> ofLetters() {
        return letterTopics.stream()
                .map(topic -> new Traces(kafka, topic.name(), this::isPersonalLetter))
                .toList();
    }

    List<Traces> all() {
        List<Traces> all = new ArrayList<>(ofLetters());
        all.add(ofUsers());
        return all;
    }

    // A record with the wrong key, which compaction would keep beside the right one.
    private boolean isStray(ConsumerRecord<byte[], byte[]> record) {
        User found = user.decode(record.value());
        if (found == null) {
            return personal.isIn(record.value()) || personal.isIn(record.headers());
        }
        if (user.is(found)) {
            return user.isPersonal(record.value());
        }
        return !OneUser.isUnderOwnKey(record.key(), found) && personal.isIn(record.value());
    }

    private boolean isPersonalLetter(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return false;
        }
        DeadLetter letter = letter(record);
        return letter == null ? personal.isIn(record.value()) : letters.concerns(letter);
    }

    /** The dead letter in a record of a dead letter topic; null if it is none. */
    @Nullable DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
        try {
            return Objects.requireNonNull(readers.get(record.topic())).read(record.value());
        } catch (UndecodableRecordException e) {
            return null;
        }
    }

    ErasedLetters letters() {
        return letters;
    }

    /** The bytes of a dead letter for one of the dead letter topics. */
    byte[] bytes(String topic, DeadLetter letter) {
        return Objects.requireNonNull(serializers.get(topic)).serialize(topic, letter);
    }
}
