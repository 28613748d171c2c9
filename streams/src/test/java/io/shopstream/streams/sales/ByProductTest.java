package io.shopstream.streams.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.streams.pane.MinuteSales;
import io.shopstream.streams.pane.ProductKey;
import io.shopstream.streams.pane.Sales;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ByProductTest {
    @Test
    void shouldKeepAllPanesOfAProductInOnePartition() {
        ByProduct partitioner = new ByProduct();
        MinuteSales any = new MinuteSales(0, MinuteSales.Panes.BOTH, Sales.NONE);
        ProductKey key = new ProductKey(0, "USD", "a", "22423");
        Optional<Set<Integer>> partition = partitioner.partitions("t", key, any, 4);

        assertThat(partition.orElseThrow()).hasSize(1).allMatch(number -> number >= 0 && number < 4);
        assertThat(partitioner.partitions("t", new ProductKey(3_600_000, "GBP", "b", "22423"), any, 4))
                .isEqualTo(partition);
    }
}
