package io.shopstream.sink.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.RegistryUnavailableException;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.LocalRegistry;
import io.shopstream.sink.fixture.LogRecords;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.staging.StagedRows;
import io.shopstream.sink.table.MergeSql;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordHandlersTest {
    private final Topics topics = Topics.standard();
    private final LocalRegistry registry = new LocalRegistry();
    private final AvroSerdes serdes = new AvroSerdes(registry);
    private final Map<String, RecordHandler> handlers = new HashMap<>(RecordHandlers.facts(topics, serdes));
    private final StagedRows rows = new StagedRows(MergeSql.RUNNING);

    RecordHandlersTest() {
        handlers.putAll(RecordHandlers.marts(topics, serdes));
    }

    @Test
    void shouldReadEveryTopicOfTheCatalogueButTheProducersOwn() {
        assertThat(handlers.keySet())
                .containsExactlyInAnyOrderElementsOf(topics.all().stream()
                        .map(Topic::name)
                        .filter(name -> !name.equals(topics.history().name()))
                        .filter(name -> !name.equals(topics.imports().name()))
                        .toList());
    }

    @Test
    void shouldOnlyCountOrdersThatTheRulesReject() {
        Order wrongTotal = Samples.order("o", 1);
        wrongTotal.setTotalMinor(1);

        assertThat(take(topics.orders(), "o", wrongTotal))
                .isEqualTo(new RecordOutcome.CountedOnly(RejectionReason.TOTAL_MISMATCH));
        assertThat(take(topics.orders(), "o", null))
                .isEqualTo(new RecordOutcome.CountedOnly(RejectionReason.VALUE_MISSING));
        assertThat(takeBytes(topics.orders().name(), "o", new byte[] {7}))
                .isEqualTo(new RecordOutcome.CountedOnly(RejectionReason.NOT_WIRE_FORMAT));
    }

    @Test
    void shouldDeadLetterWhatOnlyTheSinkReads() {
        assertThat(reason(take(topics.users(), "other", Samples.user("u", 1, "Ada"))))
                .isEqualTo(RejectionReason.KEY_MISMATCH);
        assertThat(reason(take(topics.users(), "u", Samples.user("u", 1, "A\0da"))))
                .isEqualTo(RejectionReason.TEXT_NOT_STORABLE);
        assertThat(reason(take(topics.users(), "u", Samples.user("u", 1, "x".repeat(1001)))))
                .isEqualTo(RejectionReason.TEXT_NOT_STORABLE);
        assertThat(reason(take(topics.users(), "u", Samples.user("u", 0, "Ada"))))
                .isEqualTo(RejectionReason.VERSION_NOT_POSITIVE);
        assertThat(reason(takeBytes(topics.events().name(), "u", new byte[] {0, 0, 0, 0, 99, 1})))
                .isEqualTo(RejectionReason.UNKNOWN_SCHEMA_ID);
        assertThat(reason(take(topics.events(), "u", null))).isEqualTo(RejectionReason.VALUE_MISSING);
    }

    @Test
    void shouldRejectIdsThatDoNotFitAnIndex() {
        String longest = "i".repeat(OrderRules.MAX_ID);
        ShopEvent event = Samples.event("e", "u");
        event.setProductId(longest + "i");

        assertThat(take(topics.users(), longest, Samples.user(longest, 1, "Ada")))
                .isEqualTo(new RecordOutcome.Staged());
        assertThat(reason(take(topics.users(), longest + "i", Samples.user(longest + "i", 1, "Ada"))))
                .isEqualTo(RejectionReason.TEXT_NOT_STORABLE);
        assertThat(reason(take(topics.users(), longest + "i", null))).isEqualTo(RejectionReason.TEXT_NOT_STORABLE);
        assertThat(reason(take(topics.events(), "u", event))).isEqualTo(RejectionReason.TEXT_NOT_STORABLE);
    }

    @Test
    void shouldRejectAmountsAndTimesThatDoNotFit() {
        Product dear = Samples.product("p", 1, "Yacht");
        dear.setPriceMinor(Long.MAX_VALUE);
        ShopEvent future = Samples.event("e", "u");
        future.setOccurredAt(Instant.ofEpochMilli(Long.MAX_VALUE));

        assertThat(reason(take(topics.products(), "p", dear))).isEqualTo(RejectionReason.AMOUNT_OUT_OF_RANGE);
        assertThat(reason(take(topics.events(), "u", future))).isEqualTo(RejectionReason.TIME_OUT_OF_RANGE);
    }

    @Test
    void shouldTakeTombstonesOfTheCatalogueOnlyWithAKey() {
        assertThat(take(topics.users(), "u", null)).isEqualTo(new RecordOutcome.Staged());
        assertThat(reason(take(topics.users(), null, null))).isEqualTo(RejectionReason.ID_MISSING);
    }

    /** As streams does: otherwise an order would be loaded as a fact that no sum counts. */
    @Test
    void shouldAcceptNoKeyThatIsNotUtf8ForAnIdOfReplacementCharacters() {
        byte[] malformed = {(byte) 0xFC};
        String id = new String(malformed, StandardCharsets.UTF_8);

        assertThat(takeWithKey(topics.orders(), malformed, Samples.order(id, 1)))
                .isEqualTo(new RecordOutcome.CountedOnly(RejectionReason.KEY_MISMATCH));
        assertThat(reason(takeWithKey(topics.users(), malformed, Samples.user(id, 1, "Ada"))))
                .isEqualTo(RejectionReason.KEY_MISMATCH);
        assertThat(reason(takeWithKey(topics.events(), malformed, Samples.event("e", id))))
                .isEqualTo(RejectionReason.KEY_MISMATCH);
        assertThat(reason(takeWithKey(topics.users(), malformed, null))).isEqualTo(RejectionReason.ID_MISSING);
        assertThat(take(topics.users(), id, Samples.user(id, 1, "Ada"))).isEqualTo(new RecordOutcome.Staged());
    }

    /** As streams does, see RejectionTest there; every text and form is in EveryTextTest of the schemas. */
    @Test
    void shouldRejectTextsThatAreNotUtf8AndBlankIds() {
        Order blankUser = Samples.order("o", 1);
        blankUser.setUserId("\u00a0");

        assertThat(takeBytes(topics.orders().name(), "o", malformed(topics.orders(), Samples.order("o", 1), "Norway")))
                .isEqualTo(new RecordOutcome.CountedOnly(RejectionReason.UNDECODABLE));
        assertThat(takeBytes(topics.users().name(), "u", malformed(topics.users(), Samples.user("u", 1, "Ada"), "Ada")))
                .isEqualTo(new RecordOutcome.Rejected(RejectionReason.UNDECODABLE, "name is not valid UTF-8"));
        assertThat(take(topics.orders(), "o", blankUser))
                .isEqualTo(new RecordOutcome.CountedOnly(RejectionReason.ID_MISSING));
        assertThat(take(topics.users(), "\u3000", Samples.user("\u3000", 1, "Ada")))
                .isEqualTo(new RecordOutcome.Rejected(RejectionReason.ID_MISSING, "user_id is blank"));
        assertThat(reason(take(topics.users(), "\u3000", null))).isEqualTo(RejectionReason.ID_MISSING);
        assertThat(reason(take(topics.events(), "", Samples.event("e", "")))).isEqualTo(RejectionReason.ID_MISSING);
    }

    private <V> byte[] malformed(Topic<V> topic, V value, String text) {
        byte[] bytes = Objects.requireNonNull(serdes.serializer(topic).serialize(topic.name(), value));
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(at).isPositive();
        bytes[at] = (byte) 0xE9;
        return bytes;
    }

    private <V> RecordOutcome takeWithKey(Topic<V> topic, byte[] key, @Nullable V value) {
        byte[] bytes = value == null ? null : serdes.serializer(topic).serialize(topic.name(), value);
        return recordHandler(topic.name()).stage(new ConsumerRecord<>(topic.name(), 0, 0, key, bytes), rows);
    }

    @Test
    void shouldRejectATombstoneWithAnInvalidVersion() {
        assertThat(reason(recordHandler(topics.users().name())
                        .stage(
                                LogRecords.record(
                                        topics.users().name(),
                                        0,
                                        0,
                                        "u",
                                        null,
                                        new RecordHeaders(
                                                List.of(io.shopstream.schemas.topic.RecordHeaders.sourceLsn(0)))),
                                rows)))
                .isEqualTo(RejectionReason.VERSION_NOT_POSITIVE);
    }

    @Test
    void shouldNeverDeadLetterADeadLetter() {
        assertThat(takeBytes(topics.deadLetters("shop-streams").name(), "k", new byte[] {7}))
                .isEqualTo(new RecordOutcome.CountedOnly(RejectionReason.NOT_WIRE_FORMAT));
        ConsumerRecord<byte[], byte[]> record =
                LogRecords.record(topics.deadLetters("shop-streams").name(), 0, 0, "k", new byte[] {7});
        assertThat(recordHandler(record.topic()).rejectedByDatabase(record, "SQLSTATE 22021", rows))
                .isEqualTo(new RecordOutcome.CountedOnly(RejectionReason.REFUSED_BY_DATABASE));
    }

    @Test
    void shouldFailWhileTheRegistryIsUnavailable() {
        byte[] bytes = serdes.serializer(topics.users()).serialize("", Samples.user("u", 1, "Ada"));
        registry.setAway(true);

        assertThatThrownBy(() -> takeBytes(topics.users().name(), "u", bytes))
                .isInstanceOf(RegistryUnavailableException.class);
    }

    private <V> RecordOutcome take(Topic<V> topic, @Nullable String key, @Nullable V value) {
        return takeBytes(
                topic.name(),
                key,
                value == null ? null : serdes.serializer(topic).serialize(topic.name(), value));
    }

    private RecordOutcome takeBytes(String topic, @Nullable String key, byte @Nullable [] value) {
        return recordHandler(topic).stage(LogRecords.record(topic, 0, 0, key, value), rows);
    }

    private RecordHandler recordHandler(String topic) {
        return Objects.requireNonNull(handlers.get(topic));
    }

    private static RejectionReason reason(RecordOutcome recordOutcome) {
        assertThat(recordOutcome).isInstanceOf(RecordOutcome.Rejected.class);
        return ((RecordOutcome.Rejected) recordOutcome).reason();
    }
}
