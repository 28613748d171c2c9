package io.shopstream.api.ingest.read;

import static io.shopstream.api.ingest.read.Reading.EVENT;
import static io.shopstream.api.ingest.read.Reading.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every member of both records: missing, null, given twice, and with every value that is not of its type. */
class MemberTypesTest {
    private static final List<String> NO_TEXT = List.of("1", "1.5", "true", "{}", "{\"a\": [1]}", "[]", "[\"x\"]");
    private static final String HALF_PAIR = "\"a\\ud800b\"";

    private enum Type {
        TEXT(List.of()),
        CODE(List.of("\"\"", "\"sale\"", "\"SALE \"", "\"OTHER\"")),
        LONG(List.of("\"1\"", "1.0", "1e2", "9223372036854775808", "-9223372036854775809", "1" + "0".repeat(500))),
        INT(List.of("\"1\"", "1.0", "2147483648", "-2147483649", "9223372036854775808")),
        MONEY(List.of(
                "12.34",
                "12",
                "\"\"",
                "\"1,00\"",
                "\"1e3\"",
                "\"+1\"",
                "\".5\"",
                "\"1.\"",
                "\"1.234\"",
                "\" 1\"",
                "\"1 \"",
                "\"--1\"",
                "\"NaN\"",
                "\"0x1\"",
                "\"\\u0661\"",
                "\"1.0.0\"")),
        TIME(List.of(
                "\"\"",
                "\"2026-03-01\"",
                "\"2026-03-01T10:00:00\"",
                "\"2026-02-30T10:00:00Z\"",
                "\"now\"",
                "1772359200",
                "\"2026-03-01 10:00:00Z\"",
                "\"1772359200\"")),
        LIST(List.of("\"x\"", "1", "{}", "true"));

        private final List<String> wrong;

        Type(List<String> wrong) {
            this.wrong = wrong;
        }

        private List<String> wrong() {
            List<String> all = new ArrayList<>(wrong);
            switch (this) {
                case LONG, INT ->
                    NO_TEXT.stream().filter(json -> !json.equals("1")).forEach(all::add);
                case LIST -> {
                    // its own table is complete
                }
                case TEXT, CODE, MONEY, TIME -> all.addAll(NO_TEXT);
            }
            return all;
        }
    }

    private record Member(String record, String pointer, Type type, boolean required) {}

    private static final List<Member> MEMBERS = members(
            ORDER,
            Map.ofEntries(
                    Map.entry("order_id", Type.TEXT),
                    Map.entry("user_id", Type.TEXT),
                    Map.entry("shipping_city", Type.TEXT),
                    Map.entry("campaign_id", Type.TEXT),
                    Map.entry("session_id", Type.TEXT),
                    Map.entry("lines/1/category_id", Type.TEXT),
                    Map.entry("lines/1/unit_cost", Type.MONEY),
                    Map.entry("!version", Type.LONG),
                    Map.entry("!kind", Type.CODE),
                    Map.entry("!status", Type.CODE),
                    Map.entry("!placed_at", Type.TIME),
                    Map.entry("!updated_at", Type.TIME),
                    Map.entry("!currency", Type.TEXT),
                    Map.entry("!lines", Type.LIST),
                    Map.entry("!total", Type.MONEY),
                    Map.entry("!shipping_country", Type.TEXT),
                    Map.entry("!channel", Type.TEXT),
                    Map.entry("!lines/1/line_no", Type.INT),
                    Map.entry("!lines/1/product_id", Type.TEXT),
                    Map.entry("!lines/1/quantity", Type.INT),
                    Map.entry("!lines/1/unit_price", Type.MONEY)),
            EVENT,
            Map.ofEntries(
                    Map.entry("event_id", Type.TEXT),
                    Map.entry("product_id", Type.TEXT),
                    Map.entry("order_id", Type.TEXT),
                    Map.entry("campaign_id", Type.TEXT),
                    Map.entry("!session_id", Type.TEXT),
                    Map.entry("!user_id", Type.TEXT),
                    Map.entry("!type", Type.CODE),
                    Map.entry("!occurred_at", Type.TIME),
                    Map.entry("!device", Type.TEXT)));

    private static List<Member> members(
            String first, Map<String, Type> ofFirst, String second, Map<String, Type> ofSecond) {
        return Stream.concat(
                        ofFirst.entrySet().stream().map(entry -> member(first, entry)),
                        ofSecond.entrySet().stream().map(entry -> member(second, entry)))
                .toList();
    }

    private static Member member(String record, Map.Entry<String, Type> entry) {
        return new Member(
                record,
                "/" + entry.getKey().replace("!", ""),
                entry.getValue(),
                entry.getKey().startsWith("!"));
    }

    static Stream<Member> every() {
        return MEMBERS.stream();
    }

    @ParameterizedTest
    @MethodSource("every")
    void shouldRequireWhatIsNotOptional(Member member) {
        for (String json : new String[] {null, "null"}) {
            String record = Reading.with(member.record(), member.pointer(), json);
            if (member.required()) {
                assertThat(Reading.fault(member.record(), record))
                        .satisfies(fault -> names(fault, "field-missing", member.pointer()));
            } else {
                assertThat(Reading.record(member.record(), record)).as(record).isInstanceOf(Candidate.Ready.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("every")
    void shouldRefuseAMemberThatIsGivenTwice(Member member) {
        assertThat(Reading.fault(member.record(), Reading.twice(member.record(), member.pointer())))
                .satisfies(fault -> names(fault, "field-repeated", member.pointer()));
    }

    static Stream<Arguments> wrongTypes() {
        return MEMBERS.stream()
                .flatMap(member -> member.type().wrong().stream().map(json -> Arguments.of(member, json)));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void shouldRefuseWhatIsNotOfTheType(Member member, String json) {
        String record = Reading.with(member.record(), member.pointer(), json);

        assertThat(Reading.fault(member.record(), record))
                .satisfies(fault -> names(fault, "field-unreadable", member.pointer()));
    }

    static Stream<Member> texts() {
        return MEMBERS.stream().filter(member -> member.type() == Type.TEXT);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shouldRefuseTextsThatAreNotUnicode(Member member) {
        for (String json : List.of(HALF_PAIR, "\"\\udc00\"", "\"\\udc00\\ud800\"")) {
            assertThat(Reading.fault(member.record(), Reading.with(member.record(), member.pointer(), json)))
                    .satisfies(fault -> names(fault, "text-not-storable", member.pointer()));
        }
    }

    private static void names(RecordFault fault, String code, String pointer) {
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.pointer()).isEqualTo(pointer);
        assertThat(fault.detail()).startsWith("'" + pointer.substring(1) + "' ");
    }
}
