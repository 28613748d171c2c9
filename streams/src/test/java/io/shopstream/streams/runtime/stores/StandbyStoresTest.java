package io.shopstream.streams.runtime.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.streams.query.cluster.StoreSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener.SuspendReason;
import org.junit.jupiter.api.Test;

class StandbyStoresTest {
    private static final TopicPartition CHANGELOG = new TopicPartition("s-changelog", 3);

    private final StandbyStores standbys = new StandbyStores();

    @Test
    void shouldGiveNoTicketBeforeCatchingUp() {
        standbys.onUpdateStart(CHANGELOG, "s", 0);
        assertThat(ticket()).isEqualTo(StoreSource.NOT_LIVE);
        sampled(0, 50);
        sampled(40, 50);
        assertThat(ticket()).isEqualTo(StoreSource.NOT_LIVE);
        assertThat(standbys.anyFilling()).isTrue();

        // The end of the changelog when filling began, whatever was appended since.
        sampled(50, 9_000);

        assertThat(ticket()).isNotEqualTo(StoreSource.NOT_LIVE);
        assertThat(standbys.anyFilling()).isFalse();
    }

    @Test
    void shouldNotTakeAShortUnreadChangelogForCaughtUp() {
        standbys.onUpdateStart(CHANGELOG, "s", 0);
        sampled(0, 2);
        assertThat(ticket()).isEqualTo(StoreSource.NOT_LIVE);

        // One record and its marker, which the position does not count.
        sampled(1, 2);

        assertThat(ticket()).isNotEqualTo(StoreSource.NOT_LIVE);
    }

    @Test
    void shouldTakeAnEmptyChangelogForCaughtUp() {
        standbys.onUpdateStart(CHANGELOG, "s", 0);
        sampled(0, 0);

        assertThat(ticket()).isNotEqualTo(StoreSource.NOT_LIVE);
    }

    @Test
    void shouldGiveANewTicketToARefilledStore() {
        standbys.onUpdateStart(CHANGELOG, "s", 10);
        sampled(10, 10);
        long before = ticket();
        standbys.onUpdateStart(CHANGELOG, "s", 10);
        sampled(10, 10);

        assertThat(ticket()).isNotEqualTo(before).isNotEqualTo(StoreSource.NOT_LIVE);
    }

    @Test
    void shouldKeepAPromotedStandbyUntilItIsLive() {
        standbys.onUpdateStart(CHANGELOG, "s", 10);
        sampled(10, 10);
        long before = ticket();
        standbys.onUpdateSuspended(CHANGELOG, "s", 10, 10, SuspendReason.PROMOTED);
        assertThat(ticket()).isEqualTo(before);

        standbys.live(List.of("s"), 3);

        assertThat(ticket()).isEqualTo(StoreSource.NOT_LIVE);
    }

    @Test
    void shouldForgetMigratedAndIncompletePromotedStandbys() {
        standbys.onUpdateStart(CHANGELOG, "s", 10);
        sampled(10, 10);
        standbys.onUpdateSuspended(CHANGELOG, "s", 10, 10, SuspendReason.MIGRATED);
        assertThat(ticket()).isEqualTo(StoreSource.NOT_LIVE);

        standbys.onUpdateStart(CHANGELOG, "s", 0);
        standbys.onUpdateSuspended(CHANGELOG, "s", 5, 10, SuspendReason.PROMOTED);
        sampled(10, 10);

        assertThat(ticket()).isEqualTo(StoreSource.NOT_LIVE);
    }

    private void sampled(long position, long end) {
        standbys.observe(Map.of("s", Map.of(3, new ChangelogLag(position, end))));
    }

    private long ticket() {
        return standbys.ticket("s", 3);
    }
}
