package io.shopstream.streams.runtime.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LiveStoresTest {
    @Test
    void shouldGiveNewTicketsToReturningStores() {
        LiveStores stores = new LiveStores();
        assertThat(stores.ticket("s", 0)).isZero();
        stores.live(List.of("s"), 0);
        long first = stores.ticket("s", 0);
        stores.gone(List.of("s"), 0);
        assertThat(stores.ticket("s", 0)).isZero();
        stores.live(List.of("s"), 0);

        assertThat(stores.ticket("s", 0)).isNotIn(0L, first);
    }
}
