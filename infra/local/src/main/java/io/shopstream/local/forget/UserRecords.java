package io.shopstream.local.forget;

import io.shopstream.local.verify.expected.record.TopicReader;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.kafka.KafkaConnection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The records of one user in the topic of users: the newest one, and the names and addresses in all of them. */
final class UserRecords implements AutoCloseable {
    private final OneUser user;
    private final Serializer<User> serializer;
    private final TopicReader reader;
    private final Set<String> texts = new HashSet<>();
    private @Nullable ConsumerRecord<byte[], byte[]> newest;
    private @Nullable User lastKnown;
    private long highestVersion;

    /** @param kafka bootstrap servers */
    UserRecords(KafkaConnection kafka, OneUser user, Serializer<User> serializer) {
        this.user = user;
        this.serializer = serializer;
        this.reader = new TopicReader(kafka, user.topic());
    }

    /** Reads what has arrived since the last call. */
    void read() {
        reader.readToEnd(this::accept, (left, read) -> {});
    }

    private void accept(ConsumerRecord<byte[], byte[]> record) {
        User value = user.decode(record.value());
        boolean own = user.isKey(record.key());
        if (value != null && (own || user.is(value))) {
            addText(value.getName());
            addText(value.getEmail());
        }
        if (own) {
            newest = record;
            if (value != null) {
                lastKnown = value;
                highestVersion = Math.max(highestVersion, value.getVersion());
            }
        }
    }

    private void addText(@Nullable String text) {
        if (text != null) {
            texts.add(text);
        }
    }

    OneUser user() {
        return user;
    }

    boolean isKnown() {
        return newest != null;
    }

    /** Whether the newest record of the user holds no personal data; true if there is none. */
    boolean isErased() {
        ConsumerRecord<byte[], byte[]> last = newest;
        return last == null || !user.isPersonal(last.value());
    }

    /**
     * Whether a former record of the user has a higher version than the newest one. Consumers would keep that one, and a
     * new warehouse would not have it once it is compacted.
     */
    boolean isOutranked() {
        ConsumerRecord<byte[], byte[]> last = newest;
        User value = last == null ? null : user.decode(last.value());
        return value != null && value.getVersion() < highestVersion;
    }

    /** A record of the user without name, e-mail and city, in a version above all others. */
    byte[] erased() {
        User known = lastKnown;
        User.Builder erased = known == null ? User.newBuilder() : User.newBuilder(known);
        return serializer.serialize(
                user.topic(),
                erased.setUserId(user.id())
                        .setVersion(highestVersion + 1)
                        .setName(null)
                        .setEmail(null)
                        .setCity(null)
                        .build());
    }

    /** Names and e-mail addresses. */
    Set<String> texts() {
        return Set.copyOf(texts);
    }

    @Override
    public void close() {
        reader.close();
    }
}
