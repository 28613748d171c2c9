package io.shopstream.producer.capture.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopstream.producer.capture.SchemasInMemory;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every column of the captured tables with its extreme and special values, as the connector delivers them. */
class CapturedTableTest {
    private static final String LONG = "x".repeat(100_000);
    private static final List<String> BLANK = List.of("", " ", "\t\n", "\u00a0\u2003");
    private static final Map<ColumnKind, Object> USUAL = Map.of(
            ColumnKind.TEXT, "text",
            ColumnKind.MONEY, "19.99",
            ColumnKind.COUNT, 7L,
            ColumnKind.FLAG, true,
            ColumnKind.INSTANT, "2026-03-01T12:00:00.123Z",
            ColumnKind.DAY, "2026-03-01");

    private final AvroSerdes serdes = new AvroSerdes(new SchemasInMemory());
    private static final Set<String> ERASED = Set.of("shop.users.name", "shop.users.email", "shop.users.city");

    private final Topics topics = Topics.standard();
    private final CapturedTables tables = new CapturedTables(serdes, topics);

    @Test
    void shouldMapARowOfEveryTable() {
        tables.all()
                .forEach(table -> assertThatCode(() -> map(table, null, null)).doesNotThrowAnyException());
    }

    @Test
    void shouldRejectNullInEveryColumnButThoseThatErasureEmpties() {
        each((table, column, kind) -> {
            if (ERASED.contains(table.name() + "." + column)) {
                assertThatCode(() -> map(table, column, null)).doesNotThrowAnyException();
                return;
            }
            RejectedRowException rejection = rejection(table, column, null);
            assertThat(rejection.reason()).isEqualTo(RejectionReason.FIELD_MISSING);
            assertThat(rejection.detail()).startsWith("column " + table.name() + "." + column + " is null");
        });
    }

    @Test
    void shouldRejectSpecialValuesAndAcceptExtremeOnes() {
        each((table, column, kind) -> {
            for (String value : refused(kind)) {
                RejectedRowException rejection = rejection(table, column, value);
                assertThat(rejection.reason()).as(column + " " + value).isEqualTo(reason(kind));
                assertThat(rejection.detail()).contains(table.name(), column).doesNotContain("xxxx");
            }
            for (Object value : accepted(kind)) {
                assertThatCode(() -> map(table, column, value)).as(column).doesNotThrowAnyException();
            }
        });
    }

    @Test
    void shouldRejectBlankAndOverlongIds() {
        each((table, column, kind) -> {
            if (column.endsWith("_id")) {
                for (String blank : BLANK) {
                    assertThat(rejection(table, column, blank).reason()).isEqualTo(RejectionReason.ID_MISSING);
                }
                assertThat(rejection(table, column, "x".repeat(201)).reason())
                        .isEqualTo(RejectionReason.TEXT_NOT_STORABLE);
                assertThatCode(() -> map(table, column, "x".repeat(200))).doesNotThrowAnyException();
            }
        });
        CapturedTable<?> users = tables.named("shop.users").orElseThrow();
        assertThat(BLANK).noneMatch(users::isKey);
        assertThat(users.isKey("x".repeat(201))).isFalse();
        assertThat(users.isKey(" 7 ")).isTrue();
    }

    // A type that a column cannot have is the table's trouble, not the row's.
    @Test
    void shouldBlameTheTableForValuesOfAnotherType() {
        each((table, column, kind) -> {
            Object other = kind == ColumnKind.TEXT ? 7L : "text";
            assertThatThrownBy(() -> map(table, column, other))
                    .isInstanceOf(UnfitTableException.class)
                    .hasMessageContaining("column %s.%s is ".formatted(table.name(), column));
        });
    }

    @Test
    void shouldRejectARowOnAnUnforeseenFailureOfMapperOrRules() {
        CapturedTable<User> failingMapper = users(
                (row, version) -> {
                    throw new IllegalStateException("Ada");
                },
                (id, user) -> List.of());
        CapturedTable<User> failingRules = users(RowMappers::user, (id, user) -> {
            throw new IllegalStateException("Ada");
        });
        for (CapturedTable<User> table : List.of(failingMapper, failingRules)) {
            RejectedRowException rejection = rejection(table, "name", "Ada");
            assertThat(rejection.reason()).isEqualTo(RejectionReason.UNDECODABLE);
            assertThat(rejection.detail()).isEqualTo("a row of shop.users cannot be read (IllegalStateException)");
            assertThat(rejection).hasCauseInstanceOf(IllegalStateException.class);
        }
        assertThat(rejection(tables.named("shop.users").orElseThrow(), "country", null))
                .hasNoCause();
    }

    private CapturedTable<User> users(RowMapper<User> mapper, CapturedTable.RowRules<User> rules) {
        CapturedTable<?> users = tables.named("shop.users").orElseThrow();
        return new CapturedTable<>(
                users.name(),
                users.key(),
                users.columns(),
                topics.users(),
                serdes.serializer(topics.users()),
                mapper,
                rules);
    }

    @Test
    void shouldKeepTheMillisecondOfTheExtremeTimes() {
        CapturedTable<?> users = tables.named("shop.users").orElseThrow();
        for (String time : List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z")) {
            User user = serdes.deserializer(topics.users())
                    .deserialize(topics.users().name(), map(users, "registered_at", time));
            assertThat(user.getRegisteredAt()).isEqualTo(Instant.parse(time));
        }
    }

    private static List<String> refused(ColumnKind kind) {
        return switch (kind) {
            case TEXT -> List.of(LONG);
            case MONEY ->
                List.of(
                        "NAN",
                        "POSITIVE_INFINITY",
                        "NEGATIVE_INFINITY",
                        "1000000000000.00",
                        "-1000000000000.00",
                        "92233720368547758.08",
                        "1" + "0".repeat(100));
            case COUNT, FLAG -> List.of();
            case INSTANT ->
                List.of(
                        "infinity",
                        "-infinity",
                        "-4713-12-31T11:46:12.000Z",
                        "0000-12-31T23:59:59Z",
                        "+10000-01-01T00:00:00.000Z",
                        "+294276-12-31T23:59:59.000Z");
            case DAY ->
                List.of(
                        "infinity",
                        "-infinity",
                        "-4712-01-01",
                        "0001-01-01",
                        "1582-12-31",
                        "+10000-01-01",
                        "+5874897-12-31");
        };
    }

    private static RejectionReason reason(ColumnKind kind) {
        return switch (kind) {
            case TEXT -> RejectionReason.TEXT_NOT_STORABLE;
            case MONEY -> RejectionReason.AMOUNT_OUT_OF_RANGE;
            case INSTANT, DAY -> RejectionReason.TIME_OUT_OF_RANGE;
            case COUNT, FLAG -> throw new IllegalArgumentException("every value is valid");
        };
    }

    private static List<Object> accepted(ColumnKind kind) {
        return switch (kind) {
            case TEXT ->
                List.of("x".repeat(200), "Zürich \ud83d\ude00 \u202e", "'; drop table", "__debezium_unavailable_value");
            case MONEY -> List.of("999999999999.99", "-999999999999.99", "0", "0.0100", "5.00");
            case COUNT -> List.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L, 0L);
            case FLAG -> List.of(true, false);
            case INSTANT -> List.of("0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z");
            case DAY -> List.of("1583-01-01", "9999-12-31", "2024-02-29");
        };
    }

    private RejectedRowException rejection(CapturedTable<?> table, String column, @Nullable Object value) {
        RejectedRowException rejection =
                catchThrowableOfType(RejectedRowException.class, () -> map(table, column, value));
        assertThat(rejection).as("%s.%s", table.name(), column).isNotNull();
        return rejection;
    }

    private void each(Case test) {
        for (CapturedTable<?> table : tables.all()) {
            table.columns().forEach((column, kind) -> test.run(table, column, kind));
        }
    }

    private static byte[] map(CapturedTable<?> table, @Nullable String changed, @Nullable Object value) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        table.columns().forEach((column, kind) -> values.put(column, USUAL.get(kind)));
        if (changed != null) {
            values.put(changed, value);
        }
        SchemaBuilder schema = SchemaBuilder.struct();
        values.forEach((column, each) -> schema.field(column, schema(each)));
        Struct row = new Struct(schema.build());
        values.forEach(row::put);
        return table.record(String.valueOf(values.get(table.key())), row, 77).value();
    }

    private static Schema schema(@Nullable Object value) {
        return switch (value) {
            case Long _ -> Schema.INT64_SCHEMA;
            case Boolean _ -> Schema.BOOLEAN_SCHEMA;
            case null, default -> Schema.OPTIONAL_STRING_SCHEMA;
        };
    }

    @FunctionalInterface
    private interface Case {
        void run(CapturedTable<?> table, String column, ColumnKind kind);
    }
}
