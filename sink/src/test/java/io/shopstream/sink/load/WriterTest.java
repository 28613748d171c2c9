package io.shopstream.sink.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WriterTest {
    private static final List<OffsetRange> RANGES =
            List.of(new OffsetRange(new TopicPartition("t", 0), "id", 0, 5, 5, 0));

    private final Writer writer = new Writer("test");

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void shouldWriteWhileItsCallerGoesOn() throws Exception {
        CountDownLatch callerWentOn = new CountDownLatch(1);
        writer.begin(() -> {
            try {
                callerWentOn.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            return RANGES;
        });
        callerWentOn.countDown();

        assertThat(writer.await()).isEqualTo(RANGES);
        assertThat(writer.await()).isEmpty();
    }

    @Test
    void shouldFailAsTheWriteDidAndOnce() throws Exception {
        SQLException refused = new SQLException("no", "23505");
        writer.begin(() -> {
            throw refused;
        });

        assertThatThrownBy(writer::await).isSameAs(refused);
        assertThat(writer.await()).isEmpty();
    }

    @Test
    void shouldForgetAFailureAndTakeTheNext() throws Exception {
        writer.begin(() -> {
            throw new LostOwnershipException(RANGES.getFirst());
        });
        writer.forget();
        writer.begin(() -> RANGES);

        assertThat(writer.await()).isEqualTo(RANGES);
    }

    @Test
    void shouldRefuseASecondWriteBeforeTheFirstIsAwaited() {
        writer.begin(() -> RANGES);

        assertThatThrownBy(() -> writer.begin(() -> RANGES)).isInstanceOf(IllegalStateException.class);
    }
}
