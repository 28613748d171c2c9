package io.shopstream.sink.load.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.deadletter.DeadLetterFactory;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.erasure.ForgottenUser;
import io.shopstream.sink.erasure.ForgottenUsers;
import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the load does for forgotten users and erased dead letters, in batches of one record and all in one. */
class ForgottenUsersIT {
    private static final String USERS = "select user_id, name, email, country, city, deleted, version"
            + " from warehouse.users order by user_id collate \"C\"";
    private static final String LETTERS = "select source_offset, convert_from(raw_value, 'UTF8'), raw_value_size,"
            + " erased_at is not null, replayed_at is not null from ops.rejected_records order by 1";
    private static final Instant NOON = Samples.NOON;
    private static final String BYTES = "ada@example.org";

    private final Topics topics = Topics.standard();
    private final MemoryLog log = new MemoryLog(new Random(7));
    private TestWarehouse warehouse;

    @BeforeEach
    void create() {
        warehouse = TestWarehouse.create();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void shouldStoreNoPersonalDataOfAForgottenUserWhateverTheRecordsHold(int batch) throws Exception {
        ForgottenUsers users = new ForgottenUsers(warehouse.loader(), warehouse.owner());
        append(user("ada", 10));
        append(user("bob", 10));
        load(batch);
        assertThat(users.complete("ada")).as("before it was asked for").isEmpty();

        users.add("ada", "operator");
        users.add("new", "operator");
        assertThat(warehouse.rows(USERS)).contains("ada|Ada|ada@example.org|Norway|Oslo|f|10");
        ForgottenUser completed = users.complete("ada").orElseThrow();
        assertThat(completed.erasedRows()).isEqualTo(1);
        assertThat(completed.completedAt()).isNotNull();

        append(user("ada", 20));
        append(user("bob", 20));
        append(user("new", 20));
        log.appendDeletion(topics.users(), "bob", 21);
        load(batch);

        assertThat(warehouse.rows(USERS))
                .containsExactly(
                        "ada|null|null|Norway|null|f|20",
                        "bob|Ada|ada@example.org|Norway|Oslo|t|21",
                        "new|null|null|Norway|null|f|20");
        assertThat(users.add("ada", "another").requestedBy()).isEqualTo("operator");
        assertThat(users.complete("ada").orElseThrow().erasedRows()).isZero();
        assertThat(warehouse.rows("select 1 from pg_stats where schemaname = 'warehouse' and tablename = 'users'"
                        + " and attname = 'email' and null_frac = 0"))
                .as("statistics from before")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void shouldKeepADeadLetterErasedIfItsBytesComeAgain(int batch) throws Exception {
        DeadLetter first = letter(1, BYTES, NOON, NOON);
        append(first);
        append(erased(first));
        append(letter(1, BYTES, NOON, NOON.plusSeconds(60)));
        append(DeadLetter.newBuilder(first).setReplayedAt(NOON).build());
        // The topic was re-created: another record has this position.
        DeadLetter second = letter(2, BYTES, NOON, NOON);
        append(erased(second));
        append(letter(2, "another record", NOON.plusSeconds(60), NOON.plusSeconds(61)));
        // Lines of files have no timestamp.
        DeadLetter line = letter(3, BYTES, null, NOON);
        append(line);
        append(erased(line));
        append(line);
        // A rejected tombstone: its headers and its text may be personal all the same.
        DeadLetter tombstone = DeadLetter.newBuilder(letter(4, "", NOON, NOON))
                .setRawValue(null)
                .setRawValueSize(null)
                .build();
        append(tombstone);
        append(erased(tombstone));
        append(tombstone);

        load(batch);

        assertThat(warehouse.rows(LETTERS))
                .containsExactly("1|null|15|t|f", "2|another record|14|f|f", "3|null|15|t|f", "4|null|null|t|f");
    }

    private void load(int batch) throws Exception {
        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(batch);
            assertThat(owner.deadLetters).isEmpty();
        }
    }

    private void append(User user) {
        log.append(topics.users(), user.getUserId(), user);
    }

    private void append(DeadLetter letter) {
        log.append(topics.deadLetters(ConsumerGroups.SINK_FACTS), DeadLetterFactory.key(letter), letter);
    }

    private static User user(String userId, long version) {
        User user = Samples.user(userId, version, "Ada");
        user.setEmail("ada@example.org");
        user.setCountry("Norway");
        user.setCity("Oslo");
        return user;
    }

    private static DeadLetter letter(long offset, String value, @Nullable Instant timestamp, Instant rejectedAt) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return DeadLetter.newBuilder()
                .setConsumerGroup(ConsumerGroups.SINK_FACTS)
                .setSourceTopic("shop.users.v1")
                .setSourcePartition(0)
                .setSourceOffset(offset)
                .setReason("undecodable")
                .setDetail("cannot be decoded")
                .setRawValue(ByteBuffer.wrap(bytes))
                .setRawValueSize(bytes.length)
                .setSourceTimestamp(timestamp)
                .setRejectedAt(rejectedAt)
                .build();
    }

    private static DeadLetter erased(DeadLetter letter) {
        return DeadLetter.newBuilder(letter)
                .setRawValue(null)
                .setErasedAt(NOON.plusSeconds(30))
                .build();
    }
}
