package io.shopstream.schemas.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.Samples;
import io.shopstream.schemas.rules.OrderRules;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.serde.SchemaRegistry;
import io.shopstream.schemas.validation.RecordValidator.Invalid;
import io.shopstream.schemas.validation.RecordValidator.Valid;
import io.shopstream.schemas.validation.RecordValidator.Verdict;
import io.shopstream.schemas.validation.SampleRecords.Sample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text of every record of the input topics, and every key, with everything that a producer may write there. */
class EveryTextTest {
    private static final Map<String, String> MALFORMED = Map.ofEntries(
            Map.entry("Latin-1 umlaut", "47 72 fc 6e"),
            Map.entry("Latin-1 alone", "e9"),
            Map.entry("continuation byte alone", "80"),
            Map.entry("high surrogate", "ed a0 80"),
            Map.entry("low surrogate", "ed b0 80"),
            Map.entry("pair of surrogates", "ed a0 bd ed b8 80"),
            Map.entry("overlong slash", "c0 af"),
            Map.entry("overlong NUL", "c0 80"),
            Map.entry("overlong in three bytes", "e0 80 af"),
            Map.entry("overlong in four bytes", "f0 80 80 af"),
            Map.entry("beyond U+10FFFF", "f4 90 80 80"),
            Map.entry("five bytes", "f8 88 80 80 80"),
            Map.entry("cut off", "41 e2 82"),
            Map.entry("byte order of UTF-16", "ff fe 41"),
            Map.entry("beside a replacement character", "ef bf bd ff"));
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
        assertThat(MALFORMED).allSatisfy((form, hex) -> {
            Invalid<?> verdict = invalid(sample, RawRecord.of(sample, registry).with(field, bytes(hex)));
            assertThat(verdict.reason()).isEqualTo(RejectionReason.UNDECODABLE);
            assertThat(verdict.detail()).isEqualTo(field + " is not valid UTF-8");
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldRejectAKeyOfMalformedUtf8(Sample<?> sample) {
        assertThat(MALFORMED).allSatisfy((form, hex) -> {
            // As the lenient decoder reads the key, so that only a strict one sees a difference.
            byte[] lenient = new String(bytes(hex), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            RawRecord record = RawRecord.of(sample, registry).with(sample.key(), lenient);
            Invalid<?> verdict = invalid(sample, record.withKey(bytes(hex)));
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
    void shouldKnowEveryText(Sample<?> sample) {
        List<String> names = new ArrayList<>(RawRecord.texts(sample));
        names.replaceAll(name -> name.substring(name.lastIndexOf('.') + 1));

        assertThat(names).contains(sample.key()).containsAll(sample.ids());
    }

    private Invalid<?> invalid(Sample<?> sample, RawRecord record) {
        Verdict<?> verdict = verdict(sample, record);
        assertThat(verdict).isInstanceOf(Invalid.class);
        return (Invalid<?>) verdict;
    }

    private Verdict<?> verdict(Sample<?> sample, RawRecord record) {
        return sample.validator(registry).validate(record.key(), record.value(), Samples.PLACED);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
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
