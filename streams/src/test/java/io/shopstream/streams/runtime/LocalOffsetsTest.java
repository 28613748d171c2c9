package io.shopstream.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LocalOffsetsTest {
    private static final TopicPartition ONE = new TopicPartition("orders", 1);
    private static final TopicPartition TWO = new TopicPartition("orders", 2);

    private final LocalOffsets own = new LocalOffsets();
    private final LocalOffsets.Reader thread = own.reader();
    private final LocalOffsets.Reader otherThread = own.reader();

    @Test
    void shouldStartAtTheConsumersPositionAndFollowCommits() {
        thread.polled(Set.of(ONE, TWO), records(), _ -> 10);
        assertThat(own.all()).containsOnly(Map.entry(ONE, 10L), Map.entry(TWO, 10L));

        thread.polled(Set.of(ONE, TWO), records(10, 11), _ -> 12);
        assertThat(own.all()).as("what is read is not committed").containsEntry(ONE, 10L);

        own.committed(Map.of(ONE, 12L));
        assertThat(own.all()).containsOnly(Map.entry(ONE, 12L), Map.entry(TWO, 10L));
    }

    @Test
    void shouldStartAtTheFirstFetchedRecord() {
        thread.polled(Set.of(ONE), records(10, 11), _ -> 12);

        assertThat(own.all()).containsOnly(Map.entry(ONE, 10L));
    }

    @Test
    void shouldBeZeroWhileThePositionIsUnknown() {
        thread.polled(Set.of(ONE), records(), _ -> -1);
        assertThat(own.all()).containsOnly(Map.entry(ONE, 0L));

        thread.polled(Set.of(ONE), records(), _ -> 7);
        assertThat(own.all()).containsOnly(Map.entry(ONE, 7L));
    }

    @Test
    void shouldKeepAPartitionUntilItsConsumerDropsIt() {
        thread.polled(Set.of(ONE), records(), _ -> 10);
        otherThread.polled(Set.of(TWO), records(), _ -> 20);

        otherThread.forget(List.of(TWO));
        otherThread.polled(Set.of(), records(), _ -> 99);

        assertThat(own.all()).containsOnly(Map.entry(ONE, 10L));
    }

    @Test
    void shouldTakeTheLowerOfTwoReaders() {
        thread.polled(Set.of(ONE), records(), _ -> 10);
        otherThread.polled(Set.of(ONE), records(), _ -> 15);
        assertThat(own.all()).containsOnly(Map.entry(ONE, 10L));

        thread.close();
        assertThat(own.all()).containsOnly(Map.entry(ONE, 15L));
    }

    @Test
    void shouldRestartAfterRevocationOrSeek() {
        thread.polled(Set.of(ONE), records(), _ -> 10);

        thread.forget(List.of(ONE));
        assertThat(own.all()).isEmpty();
        thread.polled(Set.of(ONE), records(), _ -> 30);
        assertThat(own.all()).containsOnly(Map.entry(ONE, 30L));
    }

    private static ConsumerRecords<byte[], byte[]> records(long... offsets) {
        List<ConsumerRecord<byte[], byte[]>> records = Arrays.stream(offsets)
                .mapToObj(
                        offset -> new ConsumerRecord<>(ONE.topic(), ONE.partition(), offset, new byte[0], new byte[0]))
                .toList();
        return records.isEmpty() ? ConsumerRecords.empty() : new ConsumerRecords<>(Map.of(ONE, records), Map.of());
    }
}
