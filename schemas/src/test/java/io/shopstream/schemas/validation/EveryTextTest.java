package io.shopstream.schemas.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.Samples;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.schemas.validation.RecordValidator.Invalid;
import io.shopstream.schemas.validation.RecordValidator.Valid;
import io.shopstream.schemas.validation.RecordValidator.Verdict;
import io.shopstream.schemas.validation.SampleRecords.Sample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text of every record of the input topics, and every key, with everything that a producer may write there. */
class EveryTextTest {
    private static final List<String> BLANK = List.of("", " ", "\t\n", "\u00a0", "\u2007\u202f", "\u3000", "\u0085");
    private static final List<String> UNUSUAL =
            List.of("\ufffd", "Grün", "\ud83d\ude00", "\u200b", "a/b\\..", "'; drop table", "\u202eabc");

    private final SchemaRegistry registry = new OneSchema();

    static Stream<Arguments> texts() {
        return SampleRecords.all().stream()
                .flatMap(sample -> RawRecord.texts(sample).stream().map(field -> Arguments.of(sample, field)));
    }

    static List<Sample<?>> samples() {
        return SampleRecords.all();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shouldRejectMalformedUtf8AndNameTheField(Sample<?> sample, String field) {
        assertThat(MalformedTexts.HEX).allSatisfy((form, hex) -> {
            Invalid<?> verdict = invalid(sample, RawRecord.of(sample, registry).with(field, MalformedTexts.bytes(hex)));
            assertThat(verdict.reason()).isEqualTo(RejectionReason.UNDECODABLE);
            assertThat(verdict.detail()).isEqualTo(field + " is not valid UTF-8");
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldRejectAKeyOfMalformedUtf8(Sample<?> sample) {
        assertThat(MalformedTexts.HEX).allSatisfy((form, hex) -> {
            // As the lenient decoder reads the key, so that only a strict one sees a difference.
            byte[] lenient = utf8(new String(MalformedTexts.bytes(hex), StandardCharsets.UTF_8));
            RawRecord record = RawRecord.of(sample, registry).with(sample.key(), lenient);
            Invalid<?> verdict = invalid(sample, record.withKey(MalformedTexts.bytes(hex)));
            assertThat(verdict.reason()).isEqualTo(RejectionReason.KEY_MISMATCH);
            assertThat(verdict.detail())
                    .isEqualTo("the record's key is not " + sample.key() + ": the key is not valid UTF-8");
        });
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shouldRejectBlankIds(Sample<?> sample, String field) {
        String name = field.substring(field.lastIndexOf('.') + 1);
        for (String blank : BLANK) {
            Verdict<?> verdict = verdict(sample, RawRecord.of(sample, registry).with(field, utf8(blank)));
            if (name.equals(sample.key()) || sample.ids().contains(name)) {
                assertThat(verdict)
                        .as("%s", HexFormat.of().formatHex(utf8(blank)))
                        .isInstanceOf(Invalid.class);
                assertThat(((Invalid<?>) verdict).reason())
                        .isEqualTo(
                                field.equals("lines.product_id")
                                        ? RejectionReason.PRODUCT_MISSING
                                        : RejectionReason.ID_MISSING);
                assertThat(((Invalid<?>) verdict).detail()).contains(name).contains("is blank");
            } else if (!name.equals("currency")) {
                assertThat(verdict).isInstanceOf(Valid.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shouldBoundLengthsAndRejectNul(Sample<?> sample, String field) {
        if (field.equals("currency") && sample.key().equals("order_id")) {
            return; // one of a list
        }
        assertThat(verdict(sample, RawRecord.of(sample, registry).with(field, utf8("x".repeat(OrderRules.MAX_ID)))))
                .isInstanceOf(Valid.class);
        for (String text : List.of("a\0b", "\0", "x".repeat(OrderRules.MAX_TEXT + 1), "ü".repeat(100_000))) {
            Invalid<?> verdict = invalid(sample, RawRecord.of(sample, registry).with(field, utf8(text)));
            assertThat(verdict.reason()).isEqualTo(RejectionReason.TEXT_NOT_STORABLE);
            assertThat(verdict.detail()).startsWith(field + " is longer than ").contains("NUL");
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shouldAcceptAnyOtherText(Sample<?> sample, String field) {
        if (field.equals("currency") && sample.key().equals("order_id")) {
            return;
        }
        for (String text : UNUSUAL) {
            assertThat(verdict(sample, RawRecord.of(sample, registry).with(field, utf8(text))))
                    .isInstanceOf(Valid.class);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldTryEveryText(Sample<?> sample) {
        List<String> paths = RawRecord.texts(sample);
        List<String> names = new ArrayList<>(paths);
        names.replaceAll(name -> name.substring(name.lastIndexOf('.') + 1));

        assertThat(names).contains(sample.key()).containsAll(sample.ids());
        assertThat(paths)
                .allSatisfy(path -> AvroTexts.visit((IndexedRecord) sample.value(), path, (owner, name) -> {
                    int field = owner.getSchema().getField(name).pos();
                    assertThat(owner.get(field)).as("%s in the sample", path).isNotNull();
                }));
    }

    /** The others are written by shopstream itself: see EveryTopicTextTest, and EveryStoredTextTest of the sink. */
    @Test
    void shouldTryEveryInputTopic() {
        Topics topics = Topics.standard();
        List<Topic<?>> inputs = new ArrayList<>(topics.all());
        inputs.removeAll(topics.derived());
        inputs.removeAll(topics.allDeadLetters());
        inputs.removeAll(List.of(topics.history(), topics.imports()));

        assertThat(samples())
                .extracting(Object::toString)
                .hasSameElementsAs(inputs.stream().map(Topic::name).toList());
    }

    private Invalid<?> invalid(Sample<?> sample, RawRecord record) {
        Verdict<?> verdict = verdict(sample, record);
        assertThat(verdict).isInstanceOf(Invalid.class);
        return (Invalid<?>) verdict;
    }

    private Verdict<?> verdict(Sample<?> sample, RawRecord record) {
        return sample.validator(registry).validate(record.key(), record.value(), Samples.PLACED);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Knows one schema, the last one registered. */
    private static final class OneSchema implements SchemaRegistry {
        private Optional<Schema> known = Optional.empty();

        @Override
        public int register(String subject, Schema schema) {
            known = Optional.of(schema);
            return 1;
        }

        @Override
        public Optional<Schema> schemaById(int id) {
            return known;
        }
    }
}
