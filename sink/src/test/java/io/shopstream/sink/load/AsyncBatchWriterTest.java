package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.sink.ledger.LostOwnershipException;
import io.shopstream.sink.ledger.OffsetRange;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsyncBatchWriterTest {
    private static final List<OffsetRange> RANGES =
            List.of(new OffsetRange(new TopicPartition("t", 0), "id", 0, 5, 5, 0));

    private final AsyncBatchWriter asyncBatchWriter = new AsyncBatchWriter("test");

    @AfterEach
    void close() {
        asyncBatchWriter.close();
    }

    @Test
    void shouldWriteConcurrentlyWithItsCaller() throws Exception {
        CountDownLatch callerContinued = new CountDownLatch(1);
        asyncBatchWriter.begin(() -> {
            try {
                callerContinued.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            return RANGES;
        });
        callerContinued.countDown();

        assertThat(asyncBatchWriter.await()).isEqualTo(RANGES);
        assertThat(asyncBatchWriter.await()).isEmpty();
    }

    @Test
    void shouldRethrowTheFailureOfAWriteOnce() throws Exception {
        SQLException refused = new SQLException("no", "23505");
        asyncBatchWriter.begin(() -> {
            throw refused;
        });

        assertThatThrownBy(asyncBatchWriter::await).isSameAs(refused);
        assertThat(asyncBatchWriter.await()).isEmpty();
    }

    @Test
    void shouldAcceptAWriteAfterAForgottenFailure() throws Exception {
        asyncBatchWriter.begin(() -> {
            throw new LostOwnershipException(RANGES.getFirst());
        });
        asyncBatchWriter.awaitAndIgnore();
        asyncBatchWriter.begin(() -> RANGES);

        assertThat(asyncBatchWriter.await()).isEqualTo(RANGES);
    }

    @Test
    void shouldRefuseASecondWriteBeforeTheFirstIsAwaited() {
        asyncBatchWriter.begin(() -> RANGES);

        assertThatThrownBy(() -> asyncBatchWriter.begin(() -> RANGES)).isInstanceOf(IllegalStateException.class);
    }
}
