package io.shopstream.sink.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.table.MergeSql;
import io.shopstream.sink.table.RecordPosition;
import io.shopstream.sink.table.StatusChange;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagedOrdersTest {
    private final StagedOrders stage = new StagedOrders(MergeSql.RUNNING);
    private final RecordingSession session = new RecordingSession();
    private long records;

    @Test
    void shouldKeepTheHighestVersionAndEveryChangeOfState() throws SQLException {
        Order paid = Samples.order("a", 2, OrderStatus.PAID, List.of(Samples.line(1, "p", 1, 10)));
        add(paid);
        add(Samples.order("a", 1));
        add(Samples.order("a", 2));
        add(Samples.order("b", 1));

        stage.write(session, new RowCounts());

        assertThat(session.statements).contains("try orders 2", "try order_items 3", "insert order_status_changes 3");
        assertThat(session.copied).contains(paid);
        assertThat(session.copied)
                .filteredOn(StatusChange.class::isInstance)
                .containsExactly(
                        StatusChange.of(paid, at(0)),
                        StatusChange.of(Samples.order("a", 1), at(1)),
                        StatusChange.of(Samples.order("b", 1), at(3)));
    }

    private void add(Order order) {
        stage.add(order, at(records++));
    }

    private static RecordPosition at(long offset) {
        return new RecordPosition("orders", 3, offset);
    }

    @Test
    void shouldMergeOnlyExistingOrders() throws SQLException {
        add(Samples.order("a", 2));
        add(Samples.order("b", 1));
        session.existing.add("a");

        stage.write(session, new RowCounts());

        assertThat(session.statements)
                .containsSubsequence(
                        "try orders 1", "try order_items 2", "copy stage_orders 1", "copy stage_order_items 2");
    }

    @Test
    void shouldMergeAllOrdersWhenANewOneExistsAlready() throws SQLException {
        add(Samples.order("a", 2));
        add(Samples.order("b", 1));
        session.existing.add("a");
        session.mayInsert = false;

        stage.write(session, new RowCounts());

        assertThat(session.statements)
                .containsSubsequence("try orders 1", "copy stage_orders 2", "copy stage_order_items 4");
    }

    @Test
    void shouldLookForLinesToReplaceOnlyWhenAnOrderWasReplaced() throws SQLException {
        add(Samples.order("a", 1));
        session.existing.add("a");
        stage.write(session, new RowCounts());
        assertThat(session.statements)
                .doesNotContain(MergeSql.RUNNING.deleteItemsNoLongerPresent().strip());

        session.answer = true;
        stage.write(session, new RowCounts());
        assertThat(session.statements)
                .containsSubsequence(
                        MergeSql.ANY_ORDER_REPLACED,
                        MergeSql.RUNNING.anyItemNoLongerPresent(),
                        MergeSql.RUNNING.deleteItemsNoLongerPresent().strip(),
                        MergeSql.RUNNING.mergeItemsOfReplacedOrders().strip());
    }
}
