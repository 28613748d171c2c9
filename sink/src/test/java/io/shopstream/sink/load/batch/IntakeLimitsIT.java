package io.shopstream.sink.load.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.shopstream.sink.fixture.LimitRecords.End;
import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever intake accepts can be stored and read: every column of every view, over records whose fields are all at the
 * limits of intake. Fields and views are listed by the schemas, so new ones are included.
 */
class IntakeLimitsIT {
    private static final String VIEWS = """
            select format('%I.%I', schemaname, viewname) from pg_views
            where schemaname not in ('pg_catalog', 'information_schema')
            union all
            select format('%I.%I', schemaname, matviewname) from pg_matviews
            """;
    private static final String FACTS_AND_MARTS = """
            select format('%I.%I', table_schema, table_name) from information_schema.tables t
            where table_schema in ('warehouse', 'mart') and table_type = 'BASE TABLE' and not exists (
              select from pg_inherits where inhrelid = format('%I.%I', table_schema, table_name)::regclass)
            """;

    // Filled by the sink's own work, not by records.
    private static final Set<String> OF_OPS =
            Set.of("mart.data_quality", "mart.rejected_by_reason", "mart.rebuild_history");

    @ParameterizedTest
    @EnumSource
    void shouldStoreAndShowWhatIntakeAccepts(End end) throws Exception {
        TestWarehouse warehouse = TestWarehouse.create();
        MemoryLog log = new MemoryLog(new Random(3));
        new LimitShop(log, end).write();

        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(1_000);
            assertThat(owner.deadLetters).isEmpty();
        }

        List<String> views = warehouse.rows(VIEWS);
        assertThat(views).hasSizeGreaterThanOrEqualTo(11).allSatisfy(view -> assertThatCode(
                        () -> warehouse.number("select coalesce(sum(length(v::text)), 0) from " + view + " v"))
                .as(view)
                .doesNotThrowAnyException());
        if (end != End.NOTHING) {
            assertThat(warehouse.rows(FACTS_AND_MARTS)).hasSizeGreaterThan(15);
            Stream<String> filled = views.stream().filter(view -> !OF_OPS.contains(view));
            assertThat(Stream.concat(filled, warehouse.rows(FACTS_AND_MARTS).stream()))
                    .allSatisfy(relation -> assertThat(warehouse.number("select count(*) from " + relation))
                            .as(relation)
                            .isPositive());
        }
    }
}
