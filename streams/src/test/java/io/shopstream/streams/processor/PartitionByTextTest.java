package io.shopstream.streams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.ProductSalesHourKey;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartitionByTextTest {
    @Test
    void shouldKeepAllPanesOfAProductInOnePartition() {
        PartitionByText<ProductSalesHourKey, HourPane> partitioner =
                new PartitionByText<>(ProductSalesHourKey::productId);
        HourPane any = new HourPane();
        ProductSalesHourKey key = new ProductSalesHourKey(0, "USD", "a", "22423");
        Optional<Set<Integer>> partition = partitioner.partitions("t", key, any, 4);

        assertThat(partition.orElseThrow()).hasSize(1).allMatch(number -> number >= 0 && number < 4);
        assertThat(partitioner.partitions("t", new ProductSalesHourKey(3_600_000, "GBP", "b", "22423"), any, 4))
                .isEqualTo(partition);
    }
}
