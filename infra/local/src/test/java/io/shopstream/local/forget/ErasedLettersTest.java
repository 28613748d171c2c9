package io.shopstream.local.forget;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.producer.imports.format.HashedCustomer;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.DeadLetterHeader;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.validation.RecordValidator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErasedLettersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String NAME = "Ada Lovelace";
    private static final String EMAIL = "ada@forget.example";

    private static final Topic<User> USERS = Topics.standard().users();
    private static final AvroSerdes SERDES = new AvroSerdes(new UserSchema());

    private final ErasedLetters letters = lettersOf("u-1");

    private static ErasedLetters lettersOf(String id) {
        OneUser user = new OneUser(id, USERS.name(), RecordValidator.users(SERDES.deserializer(USERS), USERS.name()));
        return new ErasedLetters(user, new PersonalData(List.of(NAME, EMAIL)), Topics.standard());
    }

    @Test
    void shouldFindLettersOfTheUsersOwnRecordsAndRows() {
        assertThat(letters.concerns(letter("shop.users.v1", "u-1", "any bytes")))
                .isTrue();
        assertThat(letters.concerns(letter("shop.users.v1", "typo", user("u-1"))))
                .isTrue();
        assertThat(letters.concerns(letter("shop.users#u-1", "u-1", "{}"))).isTrue();
        assertThat(letters.concerns(letter("shop.users.v1", "u-1", (ByteBuffer) null)))
                .as("a deletion holds nothing")
                .isFalse();
    }

    @Test
    void shouldFindLettersOfAnythingThatNamesTheUser() {
        assertThat(letters.concerns(letter("shop.users.v1", "typo", "garbage ada@FORGET.example")))
                .isTrue();
        assertThat(letters.concerns(letter("shop.orders.v1", "o-1", "to: Ada Lovelace")))
                .isTrue();
        assertThat(letters.concerns(letter("shop.orders.v1", EMAIL, "x"))).isTrue();
        DeadLetter header = letter("shop.events.v1", "u-1", "x");
        header.setHeaders(List.of(new DeadLetterHeader("by", buffer(NAME))));
        assertThat(letters.concerns(header)).isTrue();
        DeadLetter detail = letter("shop.events.v1", "u-1", "x");
        detail.setDetail("not " + EMAIL);
        assertThat(letters.concerns(detail)).isTrue();
    }

    @Test
    void shouldLeaveLettersOfOthersAndOfPseudonymsAlone() {
        assertThat(letters.concerns(letter("shop.users.v1", "u-2", user("u-2"))))
                .as("another customer of this name")
                .isFalse();
        assertThat(letters.concerns(letter("shop.users#u-2", "u-2", "{\"name\":\"" + NAME + "\"}")))
                .isFalse();
        assertThat(letters.concerns(letter("shop.orders.v1", "o-1", "user u-1")))
                .isFalse();
        assertThat(letters.concerns(line(false, "A-1,u-1,10"))).isFalse();
    }

    @Test
    void shouldFindLinesOfMappedFilesById() {
        assertThat(letters.concerns(line(true, "A-1,u-1,10"))).isTrue();
        assertThat(letters.concerns(line(true, "A-1,u-11,10"))).isFalse();
        // c- and the hash of someone@else.example, whom nobody knows by name.
        ErasedLetters hashed = lettersOf(HashedCustomer.id("someone@else.example"));
        assertThat(hashed.concerns(line(true, "A-1;\"Someone@Else.example\";10")))
                .isTrue();
        assertThat(hashed.concerns(line(true, "A-1;\"other@else.example\";10"))).isFalse();
    }

    @Test
    void shouldKeepPositionReasonAndSizesOfAnErasedLetter() {
        DeadLetter letter = letter("shop.users.v1", "u-1", "bytes of " + NAME);
        letter.setHeaders(List.of());
        DeadLetter erased = letters.erased(letter, NOW.plusNanos(1_500));

        assertThat(erased)
                .isEqualTo(DeadLetter.newBuilder(letter)
                        .setRawValue(null)
                        .setHeaders(null)
                        .setErasedAt(NOW)
                        .build());
        assertThat(letters.concerns(erased)).isFalse();
        DeadLetter named = letter("shop.orders.v1", EMAIL, "x");
        named.setDetail("not " + EMAIL);
        assertThat(letters.erased(named, NOW).getRawKey()).isNull();
        assertThat(letters.erased(named, NOW).getDetail()).startsWith("erased").doesNotContain(EMAIL);
    }

    private static DeadLetter line(boolean mapped, String line) {
        DeadLetter letter = letter("orders.csv#0123456789ab", null, line);
        letter.setConsumerGroup("shop-import");
        letter.setHeaders(mapped ? List.of(new DeadLetterHeader("invoice", buffer("A-1"))) : null);
        return letter;
    }

    private static DeadLetter letter(String source, @Nullable String key, @Nullable String value) {
        return letter(source, key, value == null ? null : buffer(value));
    }

    private static DeadLetter letter(String source, @Nullable String key, @Nullable ByteBuffer value) {
        return DeadLetter.newBuilder()
                .setConsumerGroup("shop-sink-facts")
                .setSourceTopic(source)
                .setSourcePartition(1)
                .setSourceOffset(2)
                .setReason("undecodable")
                .setDetail("cannot be read")
                .setRawKey(key == null ? null : buffer(key))
                .setRawValue(value)
                .setRawValueSize(value == null ? null : value.remaining())
                .setRejectedAt(NOW)
                .build();
    }

    /** Every user has the same name. */
    private static ByteBuffer user(String id) {
        User user = User.newBuilder().setUserId(id).setVersion(1).setName(NAME).build();
        return ByteBuffer.wrap(SERDES.serializer(USERS).serialize(USERS.name(), user));
    }

    private static ByteBuffer buffer(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class UserSchema implements SchemaRegistry {
        @Override
        public int register(String subject, Schema schema) {
            return 1;
        }

        @Override
        public Optional<Schema> schemaById(int id) {
            return id == 1 ? Optional.of(User.getClassSchema()) : Optional.empty();
        }
    }
}
