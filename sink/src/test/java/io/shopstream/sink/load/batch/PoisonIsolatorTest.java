package io.shopstream.sink.load.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.sink.fixture.LogRecords;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class PoisonIsolatorTest {
    private final List<List<Long>> attempts = new ArrayList<>();

    @Test
    void shouldFindOneCulpritInLogarithmicallyManyAttempts() throws SQLException {
        assertThat(isolate(1024, offsets -> offsets.contains(700L))).containsExactly(700L);
        assertThat(attempts).hasSize(20);
    }

    @Test
    void shouldFindEveryCulprit() throws SQLException {
        Set<Long> bad = Set.of(0L, 1L, 17L, 99L);

        assertThat(isolate(100, offsets -> offsets.stream().anyMatch(bad::contains)))
                .containsExactlyInAnyOrderElementsOf(bad);
    }

    @Test
    void shouldFindASingleRecordWithoutAnyAttempt() throws SQLException {
        assertThat(isolate(1, offsets -> true)).containsExactly(0L);
        assertThat(attempts).isEmpty();
    }

    @Test
    void shouldFindTheLaterOfTwoThatOnlyFailTogether() throws SQLException {
        assertThat(isolate(64, offsets -> offsets.containsAll(List.of(3L, 40L))))
                .containsExactly(40L);
    }

    @Test
    void shouldRethrowAFailureOfTheAttempt() {
        assertThatThrownBy(() -> PoisonIsolator.isolate(records(4), "rejected", records -> {
                    throw new SQLException("gone", "08006");
                }))
                .isInstanceOf(SQLException.class);
    }

    private List<Long> isolate(int size, Predicate<List<Long>> rejected) throws SQLException {
        return PoisonIsolator.isolate(records(size), "rejected", records -> {
                    List<Long> offsets =
                            records.stream().map(ConsumerRecord::offset).toList();
                    attempts.add(offsets);
                    return rejected.test(offsets) ? Optional.of("rejected") : Optional.empty();
                })
                .keySet()
                .stream()
                .map(ConsumerRecord::offset)
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(int size) {
        return LongStream.range(0, size)
                .mapToObj(offset -> LogRecords.record("topic", 0, offset, "key", new byte[0]))
                .toList();
    }
}
