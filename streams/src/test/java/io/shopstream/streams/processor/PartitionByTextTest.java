package io.shopstream.streams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.streams.pane.HourPane;
import io.shopstream.streams.pane.ProductKey;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartitionByTextTest {
    @Test
    void shouldKeepAllPanesOfAProductInOnePartition() {
        PartitionByText<ProductKey, HourPane> partitioner = new PartitionByText<>(ProductKey::productId);
        HourPane any = new HourPane();
        ProductKey key = new ProductKey(0, "USD", "a", "22423");
        Optional<Set<Integer>> partition = partitioner.partitions("t", key, any, 4);

        assertThat(partition.orElseThrow()).hasSize(1).allMatch(number -> number >= 0 && number < 4);
        assertThat(partitioner.partitions("t", new ProductKey(3_600_000, "GBP", "b", "22423"), any, 4))
                .isEqualTo(partition);
    }
}
