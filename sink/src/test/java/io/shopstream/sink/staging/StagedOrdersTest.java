package io.shopstream.sink.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.sink.fixture.Samples;
import io.shopstream.sink.table.MergeSql;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagedOrdersTest {
    private final StagedOrders stage = new StagedOrders(MergeSql.RUNNING);
    private final RecordingSession session = new RecordingSession();

    @Test
    void shouldKeepTheHighestVersionAndEveryChangeOfState() throws SQLException {
        stage.add(Samples.order("a", 2, OrderStatus.PAID, List.of(Samples.line(1, "p", 1, 10))));
        stage.add(Samples.order("a", 1));
        stage.add(Samples.order("a", 2));
        stage.add(Samples.order("b", 1));

        stage.write(session, new RowCounts());

        assertThat(session.statements).contains("try orders 2", "try order_items 3", "insert order_status_changes 3");
        assertThat(session.copied)
                .contains(Samples.order("a", 2, OrderStatus.PAID, List.of(Samples.line(1, "p", 1, 10))));
    }

    @Test
    void shouldMergeOnlyExistingOrders() throws SQLException {
        stage.add(Samples.order("a", 2));
        stage.add(Samples.order("b", 1));
        session.existing.add("a");

        stage.write(session, new RowCounts());

        assertThat(session.statements)
                .containsSubsequence(
                        "try orders 1", "try order_items 2", "copy stage_orders 1", "copy stage_order_items 2");
    }

    @Test
    void shouldMergeAllOrdersWhenANewOneExistsAlready() throws SQLException {
        stage.add(Samples.order("a", 2));
        stage.add(Samples.order("b", 1));
        session.existing.add("a");
        session.mayInsert = false;

        stage.write(session, new RowCounts());

        assertThat(session.statements)
                .containsSubsequence("try orders 1", "copy stage_orders 2", "copy stage_order_items 4");
    }

    @Test
    void shouldLookForLinesToReplaceOnlyWhenAnOrderWasReplaced() throws SQLException {
        stage.add(Samples.order("a", 1));
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
