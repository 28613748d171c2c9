package io.shopstream.producer.capture;

import static io.shopstream.producer.capture.TestShop.TIMEOUT;
import static io.shopstream.producer.capture.TestShop.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.embedded.SharedPlatform;
import io.shopstream.producer.capture.changes.CaptureState;
import io.shopstream.producer.capture.tables.CapturedTable;
import io.shopstream.producer.capture.tables.CapturedTables;
import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.topic.CapturedRows;
import io.shopstream.schemas.topic.ConsumerGroups;
import io.shopstream.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Every column of the captured tables with its extreme and special values. The table refuses the row, or its topic has
 * the row as it is in the table, or there is exactly one dead letter that names table, primary key, column and reason.
 */
class EveryColumnIT {
    /** What a table may be to be captured: wider types than ours, no constraint but the primary key. */
    private static final String WIDEN = """
            do $$
            declare
              each record;
            begin
              for each in select conrelid::regclass as rel, conname from pg_constraint
                where connamespace = 'shop'::regnamespace and contype in ('c', 'f') loop
                execute format('alter table %s drop constraint %I', each.rel, each.conname);
              end loop;
              for each in select a.attrelid::regclass as rel, a.attname, format_type(a.atttypid, null) as type,
                  a.attnum = any (i.indkey::smallint[]) as key
                from pg_attribute a join pg_publication_rel p on p.prrelid = a.attrelid
                join pg_index i on i.indrelid = a.attrelid and i.indisprimary
                where a.attnum > 0 and not a.attisdropped loop
                execute format('alter table %s alter %I type %s', each.rel, each.attname,
                  case each.type when 'numeric' then 'numeric(60, 2)' else each.type end);
                if each.type = 'text' then
                  execute format('alter table %s alter %I set storage extended', each.rel, each.attname);
                end if;
                if not each.key then
                  execute format('alter table %s alter %I drop not null', each.rel, each.attname);
                end if;
              end loop;
            end $$""";

    private final TestShop shop = new TestShop(SharedPlatform.get());
    private final CapturedTables tables = new CapturedTables(shop.serdes(), shop.topics());
    private final List<ShopRow> rows = new ArrayList<>();

    @AfterEach
    void closeShop() {
        shop.close();
    }

    @ParameterizedTest(name = "our schema {0}, snapshot {1}")
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void shouldRefuseCaptureOrDeadLetterEveryValue(boolean ourSchema, boolean snapshot) throws SQLException {
        shop.seeded(2, 2);
        if (!ourSchema) {
            shop.execute(WIDEN);
        }
        if (snapshot) {
            insertRows();
        }
        try (ChangeCapture capture = shop.started()) {
            awaitState(capture, CaptureState.STREAMING);
            if (!snapshot) {
                insertRows();
            }
            awaitChange("1");
            Map<String, List<DeadLetter>> letters = letters();
            assertAllRows(letters);
            assertThat(capture.status().rejectedRows()).isEqualTo(letters.size());
            if (ourSchema) {
                assertThat(letters).hasSizeLessThan(20);
            } else {
                assertThat(letters).hasSizeGreaterThan(100);
            }

            deleteRows();
            awaitChange("2");
            for (CapturedTable<?> table : tables.all()) {
                assertThat(published(table.topic()).keySet()).noneMatch(id -> id.startsWith("row-"));
            }
            assertThat(letters()).as("a deleted row is no second dead letter").isEqualTo(letters);
            assertThat(capture.status().state()).isEqualTo("STREAMING");
        }
    }

    private void insertRows() throws SQLException {
        try (Connection connection = shop.connect()) {
            for (CapturedTable<?> table : tables.all()) {
                rows.addAll(ShopRow.insertAll(connection, table.name(), table.key()));
            }
        }
        assertThat(rows).hasSizeGreaterThan(300);
    }

    private void deleteRows() {
        shop.execute("delete from shop.products", "delete from shop.users", "delete from shop.campaigns");
        shop.execute("delete from shop.categories where category_id not in ('c1', 'c2')");
    }

    /** Changes arrive in their order over all tables. */
    private void awaitChange(String name) {
        shop.execute("update shop.categories set name = '" + name + "' where category_id = 'c2'");
        Topic<?> categories = shop.topics().categories();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(
                        Objects.requireNonNull(published(categories).get("c2")).get("name"))
                .isEqualTo(name));
    }

    private void assertAllRows(Map<String, List<DeadLetter>> letters) throws SQLException {
        int rejected = 0;
        for (CapturedTable<?> table : tables.all()) {
            Map<String, GenericRecord> published = published(table.topic());
            Map<String, Map<String, @Nullable String>> stored;
            try (Connection connection = shop.connect()) {
                stored = ShopRow.read(connection, table.name(), table.key());
            }
            for (ShopRow row : rows) {
                if (row.table().equals(table.name())) {
                    GenericRecord found = published.get(row.id());
                    List<DeadLetter> about =
                            letters.getOrDefault(CapturedRows.source(row.table(), row.id()), List.of());
                    if (found == null) {
                        assertThat(about).as("dead letters of %s", shown(row)).hasSize(1);
                        assertNames(row, about.getFirst());
                        rejected++;
                    } else {
                        assertThat(about).as("dead letters of %s", shown(row)).isEmpty();
                        assertEqual(row, found, Objects.requireNonNull(stored.get(row.id())));
                    }
                }
            }
        }
        assertThat(letters).hasSize(rejected);
    }

    private static void assertNames(ShopRow row, DeadLetter letter) {
        assertThat(letter.getDetail()).as(shown(row)).contains(row.table(), row.column());
        assertThat(Arrays.stream(RejectionReason.values()).map(RejectionReason::code))
                .contains(letter.getReason());
        assertThat(letter.getReason()).isNotEqualTo(RejectionReason.UNDECODABLE.code());
        assertThat(text(letter.getRawKey())).isEqualTo(row.id());
        JsonNode columns = QueryJson.mapper().readTree(text(letter.getRawValue()));
        assertThat(columns.has(row.column())).isTrue();
        assertThat(columns.size()).isGreaterThan(2);
    }

    private static void assertEqual(ShopRow row, GenericRecord found, Map<String, @Nullable String> stored) {
        stored.forEach((column, value) -> {
            Schema.Field field = found.getSchema().getField(column);
            Schema.Field read = field == null ? found.getSchema().getField(column + "_minor") : field;
            if (read != null) {
                assertThat(plain(found.get(read.pos())))
                        .as("%s of %s", column, shown(row))
                        .isEqualTo(value);
            }
        });
    }

    private static @Nullable String plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant time -> String.valueOf(time.toEpochMilli());
            case LocalDate day -> String.valueOf(day.toEpochDay());
            default -> value.toString();
        };
    }

    private Map<String, GenericRecord> published(Topic<?> topic) {
        Map<String, GenericRecord> last = new HashMap<>();
        for (ConsumerRecord<String, ?> record : new TopicState(shop).records(topic)) {
            if (record.value() instanceof GenericRecord value) {
                last.put(record.key(), value);
            } else {
                last.remove(record.key());
            }
        }
        return last;
    }

    private Map<String, List<DeadLetter>> letters() {
        return new TopicState(shop)
                .records(shop.topics().deadLetters(ConsumerGroups.CAPTURE)).stream()
                        .map(ConsumerRecord::value)
                        .collect(Collectors.groupingBy(DeadLetter::getSourceTopic));
    }

    private static String text(@Nullable ByteBuffer bytes) {
        return bytes == null
                ? "none"
                : StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    private static String shown(ShopRow row) {
        String id = row.id().substring(0, Math.min(20, row.id().length()));
        return "%s.%s in row '%s'".formatted(row.table(), row.column(), id);
    }
}
