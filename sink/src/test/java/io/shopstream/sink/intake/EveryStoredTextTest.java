package io.shopstream.sink.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.AnyRecord;
import io.shopstream.sink.fixture.LocalRegistry;
import io.shopstream.sink.fixture.LogRecords;
import io.shopstream.sink.staging.StagedRows;
import io.shopstream.sink.table.MergeSql;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every text of every record that the sink reads, as the schemas have them. The rules of the input topics are in
 * EveryTextTest of the schemas; here are those of the derived topics and of the dead letters.
 */
class EveryStoredTextTest {
    private static final Topics TOPICS = Topics.standard();
    private static final List<String> MALFORMED =
            List.of("4772fc6e", "80", "eda080", "edb080", "c0af", "c080", "f4908080", "41e282", "efbfbdff");
    private static final List<String> STORABLE =
            List.of("x".repeat(200), "\ufffd", "\ud83d\ude00", "\u202eabc", "a/b\\..", "'; drop table", "\u200b");
    private static final List<String> NOT_STORABLE = List.of("\0", "a\0b", "x".repeat(100_000), "ü".repeat(100_000));
    // Stored as part of a JSON text, in which NUL is escaped.
    private static final String HEADER_NAME = "headers.key";

    private final LocalRegistry registry = new LocalRegistry();
    private final Map<String, RecordHandler> handlers = new HashMap<>();

    EveryStoredTextTest() {
        AvroSerdes serdes = new AvroSerdes(registry);
        handlers.putAll(RecordHandlers.facts(TOPICS, serdes));
        handlers.putAll(RecordHandlers.marts(TOPICS, serdes));
    }

    static List<Topic<?>> stored() {
        List<Topic<?>> topics = new ArrayList<>(TOPICS.all());
        topics.removeAll(List.of(TOPICS.history(), TOPICS.imports()));
        return topics;
    }

    static List<Topic<?>> withRulesOfTheSink() {
        List<Topic<?>> topics = new ArrayList<>(TOPICS.derived());
        topics.addAll(TOPICS.allDeadLetters());
        return topics;
    }

    @ParameterizedTest
    @MethodSource("stored")
    void shouldRejectMalformedUtf8(Topic<?> topic) {
        AnyRecord records = new AnyRecord(topic, registry);
        for (String path : records.texts()) {
            for (String hex : MALFORMED) {
                RecordOutcome outcome =
                        take(topic, records.encoded(path, HexFormat.of().parseHex(hex)));
                assertThat(outcome)
                        .as("%s %s", path, hex)
                        .isIn(
                                new RecordOutcome.CountedOnly(RejectionReason.UNDECODABLE),
                                new RecordOutcome.Rejected(RejectionReason.UNDECODABLE, path + " is not valid UTF-8"));
                assertThat(outcome instanceof RecordOutcome.CountedOnly).isEqualTo(isDeadLetteredElsewhere(topic));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("withRulesOfTheSink")
    void shouldRejectOnlyWhatDoesNotFit(Topic<?> topic) {
        AnyRecord records = new AnyRecord(topic, registry);
        assertThat(take(topic, records.encoded())).isEqualTo(new RecordOutcome.Staged());
        for (String path : records.texts()) {
            for (String text : STORABLE) {
                assertThat(take(topic, records.encoded(path, utf8(text))))
                        .as("%s %s", path, text)
                        .isEqualTo(new RecordOutcome.Staged());
            }
            for (String text : NOT_STORABLE) {
                RecordOutcome outcome = take(topic, records.encoded(path, utf8(text)));
                if (path.equals(HEADER_NAME)) {
                    assertThat(outcome).isEqualTo(new RecordOutcome.Staged());
                } else if (isDeadLetteredElsewhere(topic)) {
                    assertThat(outcome)
                            .as(path)
                            .isEqualTo(new RecordOutcome.CountedOnly(RejectionReason.TEXT_NOT_STORABLE));
                } else {
                    assertThat(outcome).as(path).isInstanceOfSatisfying(RecordOutcome.Rejected.class, rejected -> {
                        assertThat(rejected.reason()).isEqualTo(RejectionReason.TEXT_NOT_STORABLE);
                        assertThat(rejected.detail())
                                .startsWith(path + " is longer than ")
                                .doesNotContain("xx");
                    });
                }
            }
        }
    }

    // Orders by streams; a dead letter is stored as it is.
    private static boolean isDeadLetteredElsewhere(Topic<?> topic) {
        return topic.equals(TOPICS.orders()) || TOPICS.allDeadLetters().contains(topic);
    }

    private RecordOutcome take(Topic<?> topic, byte[] value) {
        RecordHandler handler = Objects.requireNonNull(handlers.get(topic.name()));
        return handler.stage(LogRecords.record(topic.name(), 0, 0, "x", value), new StagedRows(MergeSql.RUNNING));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
