package io.shopstream.local.forget;

import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.serde.UndecodableRecordException;
import io.shopstream.schemas.validation.RecordValidator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Recognises one user in keys and values of the topic of users. */
final class OneUser {
    private final String id;
    private final byte[] key;
    private final String topic;
    private final RecordValidator<User> users;

    /**
     * @param topic the topic of users
     * @param users reads its values
     */
    OneUser(String id, String topic, RecordValidator<User> users) {
        this.id = id;
        this.key = id.getBytes(StandardCharsets.UTF_8);
        this.topic = topic;
        this.users = users;
    }

    String id() {
        return id;
    }

    byte[] key() {
        return key.clone();
    }

    /** The topic of users. */
    String topic() {
        return topic;
    }

    boolean isKey(byte @Nullable [] recordKey) {
        return Arrays.equals(key, recordKey);
    }

    boolean is(User user) {
        return user.getUserId().equals(id);
    }

    /** The user in the value, this one or another; null if there is none. */
    @Nullable User decode(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return users.read(value);
        } catch (UndecodableRecordException e) {
            return null;
        }
    }

    /** Whether the value holds personal data of a user, or may: bytes that cannot be read. */
    boolean isPersonal(byte @Nullable [] value) {
        if (value == null) {
            return false;
        }
        User user = decode(value);
        return user == null || user.getName() != null || user.getEmail() != null || user.getCity() != null;
    }

    /** Whether the value is a user under the key of that user. */
    static boolean isUnderOwnKey(byte @Nullable [] recordKey, User user) {
        return recordKey != null && user.getUserId().equals(new String(recordKey, StandardCharsets.UTF_8));
    }
}
