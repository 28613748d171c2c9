package io.shopstream.streams.runtime.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class LiveStoresTest {
    private static final KeyValueStore<Bytes, byte[]> STORE =
            Stores.inMemoryKeyValueStore("s").get();

    @Test
    void shouldGiveNewTicketsToReturningStores() {
        LiveStores stores = new LiveStores();
        assertThat(stores.ticket("s", 0)).isZero();
        stores.live(Map.of("s", STORE), 0);
        long first = stores.ticket("s", 0);
        stores.gone(List.of("s"), 0);
        assertThat(stores.ticket("s", 0)).isZero();
        stores.live(Map.of("s", STORE), 0);

        assertThat(stores.ticket("s", 0)).isNotIn(0L, first);
    }

    @Test
    void shouldFindTheStoresOfAPartitionWhileTheyAreLive() {
        LiveStores stores = new LiveStores();
        stores.live(Map.of("s", STORE), 1);

        assertThat(stores.find("s", 1)).isSameAs(STORE);
        assertThat(stores.find("s", 0)).isNull();
        stores.gone(List.of("s"), 1);
        assertThat(stores.find("s", 1)).isNull();
    }
}
