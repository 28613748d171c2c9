package io.shopstream.sink.load.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.fixture.MemoryLog;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.fixture.TestWarehouse;
import io.shopstream.sink.table.RecordPosition;
import io.shopstream.sink.warehouse.FaultInjectionPoint;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The status history names the record that brought each version; {@link ExactlyOnceIT} has random histories. */
class PositionsOfVersionsIT {
    private static final String ROWS = "select order_id, version, status, source_topic, source_partition, source_offset"
            + " from warehouse.order_status_changes order by order_id, version";
    private static final String OLD_ROWS = """
            insert into warehouse.orders (order_id, version, kind, status, user_id, placed_at, updated_at, currency,
              total, shipping_country, channel)
            values ('o', 2, 'SALE', 'PAID', 'u-o', '2026-03-01T12:00Z', '2026-03-01T12:00:02Z', 'USD',
              25.00, 'Norway', 'web');
            insert into warehouse.order_status_changes (order_id, version, status, changed_at)
            values ('o', 1, 'PLACED', '2026-03-01T12:00:01Z'), ('o', 2, 'PAID', '2026-03-01T12:00:02Z');
            """;

    private final Topics topics = Topics.standard();
    private final MemoryLog log = new MemoryLog(new Random(11));

    /** In batches of one record, of two, and all in one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void shouldNameTheFirstRecordOfEachVersionInWhateverOrderTheyCome(int batch) throws Exception {
        TestWarehouse warehouse = TestWarehouse.create();
        RecordPosition third = append(order(3, OrderStatus.SHIPPED));
        RecordPosition first = append(order(1, OrderStatus.PLACED));
        append(order(3, OrderStatus.CANCELLED));
        RecordPosition second = append(order(2, OrderStatus.PAID));
        append(order(1, OrderStatus.PLACED));
        append(order(3, OrderStatus.SHIPPED));
        List<String> expected = List.of(row(1, "PLACED", first), row(2, "PAID", second), row(3, "SHIPPED", third));

        load(warehouse, batch);
        assertThat(warehouse.rows(ROWS)).isEqualTo(expected);

        warehouse.execute("delete from ops.sink_offsets");
        load(warehouse, 100);
        assertThat(warehouse.rows(ROWS)).as("after the log was loaded again").isEqualTo(expected);
    }

    /** A warehouse from before the positions, with rows. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void shouldLeaveVersionsThatWereLoadedBeforeWithoutAPosition(int batch) throws Exception {
        TestWarehouse warehouse = TestWarehouse.ofVersion(14);
        warehouse.execute(OLD_ROWS);
        warehouse.migrate();
        append(order(2, OrderStatus.PAID));
        RecordPosition third = append(order(3, OrderStatus.SHIPPED));

        load(warehouse, batch);

        assertThat(warehouse.rows(ROWS))
                .containsExactly("o|1|PLACED|null|null|null", "o|2|PAID|null|null|null", row(3, "SHIPPED", third));
    }

    @Test
    void shouldNotHavePartOfAPosition() {
        TestWarehouse warehouse = TestWarehouse.create();
        warehouse.execute(OLD_ROWS);

        for (String part : List.of(
                "source_topic = 't'",
                "source_partition = 0",
                "source_offset = 1",
                "source_topic = 't', source_offset = 1",
                "source_partition = 0, source_offset = 1",
                "source_topic = 't', source_partition = 0")) {
            assertThatThrownBy(() -> warehouse.execute("update warehouse.order_status_changes set " + part))
                    .as(part)
                    .rootCause()
                    .hasMessageContaining("order_status_changes_source_check");
        }
        warehouse.execute("update warehouse.order_status_changes set source_topic = 't', source_partition = 0,"
                + " source_offset = 1");
    }

    private void load(TestWarehouse warehouse, int batch) throws Exception {
        try (Owner owner = new Owner(warehouse, log, FaultInjectionPoint.NONE)) {
            owner.loadAll(batch);
            assertThat(owner.deadLetters).isEmpty();
        }
    }

    private RecordPosition append(Order order) {
        return log.append(topics.orders(), order.getOrderId(), order);
    }

    private static Order order(long version, OrderStatus status) {
        return Samples.order("o", version, status, List.of(Samples.line(1, "p1", 2, 1250)));
    }

    private static String row(long version, String status, RecordPosition position) {
        return "o|%d|%s|%s|%d|%d".formatted(version, status, position.topic(), position.partition(), position.offset());
    }
}
