package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.sink.ledger.LedgerEntry;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LogBoundsTest {
    private static final TopicPartition PARTITION = new TopicPartition("shop.orders.v1", 3);
    private static final LogBounds LOG = new LogBounds("id-a", 10, 20);

    @Test
    void shouldAcceptAnyOffsetWithinTheLog() {
        for (long next : new long[] {10, 15, 20}) {
            assertThatCode(() -> LOG.check(PARTITION, entry("id-a", next), null))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void shouldNameARecreatedTopic() {
        assertThatThrownBy(() -> LOG.check(PARTITION, entry("id-b", 15), null))
                .isInstanceOf(LoaderStoppedException.class)
                .hasMessageStartingWith("topic-recreated: shop.orders.v1")
                .satisfies(stopped -> assertThat(remedy(stopped))
                        .contains("shop.orders.v1 from ops.sink_offsets")
                        .doesNotContain("truncate"));
    }

    @Test
    void shouldAdviseToTruncateAMartBecauseItsVersionsAreOffsets() {
        for (LedgerEntry entry : new LedgerEntry[] {entry("id-b", 15), entry("id-a", 21)}) {
            assertThatThrownBy(() -> LOG.check(PARTITION, entry, "mart.revenue_per_minute"))
                    .satisfies(stopped -> assertThat(remedy(stopped))
                            .contains("from ops.sink_offsets and truncate mart.revenue_per_minute"));
        }
    }

    @Test
    void shouldCountWhatOfTheLogIsNotLoaded() {
        assertThat(LOG.lag(entry("id-a", 15))).isEqualTo(5);
        assertThat(LOG.lag(entry("id-a", 21))).isZero();
        assertThat(LOG.lag(entry("id-b", 15)))
                .as("nothing of a re-created topic")
                .isEqualTo(10);
    }

    private static String remedy(Throwable stopped) {
        return ((LoaderStoppedException) stopped).remedy();
    }

    @Test
    void shouldNameRecordsThatWereDeletedUnread() {
        assertThatThrownBy(() -> LOG.check(PARTITION, entry("id-a", 9), null))
                .hasMessageStartingWith("records-deleted: shop.orders.v1-3 begins at offset 10");
    }

    @Test
    void shouldNameATruncatedLog() {
        assertThatThrownBy(() -> LOG.check(PARTITION, entry("id-a", 21), null))
                .hasMessageStartingWith("log-truncated: shop.orders.v1-3 ends at offset 20");
    }

    private static LedgerEntry entry(String topicId, long nextOffset) {
        return new LedgerEntry(topicId, nextOffset, 0, 0);
    }
}
