package io.shopstream.producer.capture.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangePublisherTest {
    private static final Set<Errors> OF_ONE_RECORD = EnumSet.of(
            Errors.MESSAGE_TOO_LARGE, Errors.RECORD_LIST_TOO_LARGE, Errors.INVALID_TIMESTAMP, Errors.INVALID_RECORD);

    private final CaptureMonitor monitor = new CaptureMonitor(Clock.systemUTC());
    private final RejectingProducer producer = new RejectingProducer(monitor);
    private final ChangePublisher publisher = new ChangePublisher(producer, monitor);

    @Test
    void shouldRetryTheFirstRecordThatTheClientDoesNotAccept() throws InterruptedException {
        monitor.enter(CaptureState.STREAMING);
        producer.rejections.add(new TimeoutException("Topic users not present in metadata after 2000 ms."));
        producer.rejections.add(new TimeoutException("Topic users not present in metadata after 2000 ms."));
        publisher.publish(List.of(record("a"), record("b"), record("c")));

        assertThat(producer.tried).containsExactly("a", "a", "a", "b", "c");
        assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly("a", "b", "c");
        assertThat(producer.statesAtTries).containsExactly("STREAMING", "WAITING", "WAITING", "WAITING", "WAITING");
        assertThat(monitor.status().state()).isEqualTo("STREAMING");
    }

    @Test
    void shouldReturnTheRecordThatKafkaRefusesAndPublishTheRest() throws InterruptedException {
        RecordTooLargeException failure = new RecordTooLargeException("too large");
        producer.rejections.add(failure);

        assertThat(publisher.publish(List.of(record("a"), record("b"))))
                .containsExactly(new ChangePublisher.Refused(0, failure));
        assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly("b");
    }

    /** Retriable ones are tried again in place; what is left is of one record, or needs a new engine. */
    @ParameterizedTest
    @EnumSource(value = Errors.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void shouldRefuseARecordOnlyForItself(Errors error) throws InterruptedException {
        if (error.exception() instanceof RetriableException) {
            return;
        }
        producer.rejections.add(error.exception());
        if (OF_ONE_RECORD.contains(error)) {
            assertThat(publisher.publish(List.of(record("a")))).hasSize(1);
        } else {
            assertThatExceptionOfType(error.exception().getClass())
                    .isThrownBy(() -> publisher.publish(List.of(record("a"))));
        }
    }

    private static ProducerRecord<String, byte[]> record(String key) {
        return new ProducerRecord<>("users", key, new byte[] {1});
    }

    /** Rejects records as Kafka's client does: with a future that has failed when {@code send} returns. */
    private static final class RejectingProducer extends MockProducer<String, byte[]> {
        private static final Set<Errors> OF_ONE_RECORD = EnumSet.of(
                Errors.MESSAGE_TOO_LARGE,
                Errors.RECORD_LIST_TOO_LARGE,
                Errors.INVALID_TIMESTAMP,
                Errors.INVALID_RECORD);

        private final CaptureMonitor monitor;
        private final Deque<RuntimeException> rejections = new ArrayDeque<>();
        private final List<String> tried = new ArrayList<>();
        private final List<String> statesAtTries = new ArrayList<>();
        private @Nullable String lastDetail;

        RejectingProducer(CaptureMonitor monitor) {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
            this.monitor = monitor;
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
            tried.add(record.key());
            statesAtTries.add(monitor.status().state());
            lastDetail = monitor.status().detail();
            RuntimeException rejection = rejections.poll();
            return rejection == null ? super.send(record) : CompletableFuture.failedFuture(rejection);
        }
    }
}
