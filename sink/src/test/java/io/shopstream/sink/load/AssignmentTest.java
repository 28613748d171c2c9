package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.sink.ledger.OffsetLedger;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    private static final TopicPartition ORDERS = new TopicPartition("shop.orders.v1", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final LoaderMonitor monitor = new LoaderMonitor("shop-sink-facts", Clock.systemUTC());
    private final Assignment assignment = new Assignment(
            consumer, asked -> Map.of(ORDERS.topic(), "id"), new OffsetLedger("shop-sink-facts"), monitor, Map.of());
    private final SessionSource noWarehouse = new SessionSource(() -> {
        throw new SQLException("no warehouse in this test", "08001");
    });

    @Test
    void shouldCountTheGrowingLogAsLagWhileTheWarehouseDoesNotAnswer() {
        assign();
        monitor.partition(ORDERS, new PartitionStatus(ORDERS.topic(), 0, 10, 0, 8, 1));
        assignment.invalidateAll();

        for (long end : new long[] {25, 4_000}) {
            consumer.updateEndOffsets(Map.of(ORDERS, end));
            assertThatThrownBy(() -> assignment.resolve(noWarehouse)).isInstanceOf(SQLException.class);

            assertThat(monitor.partitions())
                    .containsExactly(new PartitionStatus(ORDERS.topic(), 0, 10, end - 10, 8, 1));
        }
    }

    @Test
    void shouldInventNoLagBeforeTheLedgerWasRead() {
        assign();
        consumer.updateEndOffsets(Map.of(ORDERS, 25L));

        assertThatThrownBy(() -> assignment.resolve(noWarehouse)).isInstanceOf(SQLException.class);

        assertThat(monitor.partitions()).isEmpty();
    }

    private void assign() {
        consumer.assign(List.of(ORDERS));
        consumer.updateBeginningOffsets(Map.of(ORDERS, 0L));
        assignment.onPartitionsAssigned(List.of(ORDERS));
    }
}
