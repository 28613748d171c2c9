package io.shopstream.streams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.streams.topology.RecordedWatch;
import java.util.List;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class StoreAnnouncementTest {
    @Test
    void shouldAnnounceStoresOnceEach() {
        RecordedWatch listener = new RecordedWatch();
        StoreAnnouncement announcement = new StoreAnnouncement(listener, List.of("store"));

        announcement.gone();
        assertThat(listener.count("gone store 0")).isZero();
        announcement.live(name -> Stores.inMemoryKeyValueStore(name).get(), 0);
        announcement.gone();
        announcement.gone();

        assertThat(listener.count("live store 0")).isEqualTo(1);
        assertThat(listener.count("gone store 0")).isEqualTo(1);
    }
}
