package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LogBoundsTest {
    private static final TopicPartition PARTITION = new TopicPartition("shop.orders.v1", 3);
    private static final LogBounds LOG = new LogBounds("id-a", 10, 20);

    @Test
    void shouldGoOnAnywhereWithinTheLog() {
        for (long next : new long[] {10, 15, 20}) {
            assertThatCode(() -> LOG.check(PARTITION, entry("id-a", next))).doesNotThrowAnyException();
        }
    }

    @Test
    void shouldNameARecreatedTopic() {
        assertThatThrownBy(() -> LOG.check(PARTITION, entry("id-b", 15)))
                .isInstanceOf(LoaderStoppedException.class)
                .hasMessageStartingWith("topic-recreated: shop.orders.v1");
    }

    @Test
    void shouldNameRecordsThatWereDeletedUnread() {
        assertThatThrownBy(() -> LOG.check(PARTITION, entry("id-a", 9)))
                .hasMessageStartingWith("records-deleted: shop.orders.v1-3 begins at offset 10");
    }

    @Test
    void shouldNameALogThatLostItsEnd() {
        assertThatThrownBy(() -> LOG.check(PARTITION, entry("id-a", 21)))
                .hasMessageStartingWith("log-truncated: shop.orders.v1-3 ends at offset 20");
    }

    private static LedgerEntry entry(String topicId, long nextOffset) {
        return new LedgerEntry(topicId, nextOffset, 0, 0);
    }
}
