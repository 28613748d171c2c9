package io.shopstream.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.producer.faults.Fault;
import io.shopstream.schemas.query.ProducerStatus.TopicCounts;
import io.shopstream.schemas.topic.KafkaVerdict;
import io.shopstream.schemas.topic.RecordHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingSenderTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private final SendCounts sendCounts = new SendCounts(Clock.systemUTC());
    private final StoppableRetry retry = new StoppableRetry("the simulator");
    private final List<FlakyProducer> made = new ArrayList<>();

    @Test
    void shouldCountAcknowledgedRecords() {
        RetryingSender sender = sender(0, 0);
        send(sender, "a");
        send(sender, "b");
        assertThat(sendCounts.counts()).containsEntry("t", new TopicCounts(2, 0, 0, 2));
        made.getFirst().completeNext();
        assertThat(sendCounts.counts()).containsEntry("t", new TopicCounts(2, 1, 0, 1));
    }

    @Test
    void shouldRetryARecordThatTheClientHasNoRoomFor() {
        RetryingSender sender = sender(2, 0);
        send(sender, "a");
        send(sender, "b");
        assertThat(keys()).containsExactly("a", "b");
        assertThat(sendCounts.counts()).containsEntry("t", new TopicCounts(2, 0, 0, 2));
        assertThat(retry.waitingFor()).isNull();
    }

    @Test
    void shouldCreateANewClientWhenTheOldOneIsBroken() {
        RetryingSender sender = sender(0, 1);
        send(sender, "a");
        assertThat(made).hasSize(2);
        assertThat(made.getFirst().closed()).isTrue();
        assertThat(keys()).containsExactly("a");
    }

    @ParameterizedTest
    @EnumSource(
            value = Errors.class,
            names = {
                "TOPIC_AUTHORIZATION_FAILED",
                "OUT_OF_ORDER_SEQUENCE_NUMBER",
                "UNKNOWN_SERVER_ERROR",
                "MESSAGE_TOO_LARGE",
                "INVALID_TIMESTAMP",
                "INVALID_RECORD"
            })
    void shouldSendAgainWhateverKafkaDoesNotRefuseForTheRecord(Errors error) throws Exception {
        RetryingSender sender = sender(0, 0);
        send(sender, "a");
        onNetworkThread(() -> made.getFirst().errorNext(error.exception()));

        if (KafkaVerdict.of(error.exception()).orElseThrow() == KafkaVerdict.RECORD) {
            assertThat(sendCounts.counts()).containsEntry("t", new TopicCounts(1, 0, 1, 0));
            return;
        }
        assertThat(sendCounts.counts()).containsEntry("t", new TopicCounts(0, 0, 0, 0));
        send(sender, "b");
        assertThat(keys()).containsExactly("a", "a", "b");
        assertThat(retry.waitingFor()).isEqualTo("t: " + error.exception().getMessage());
        onNetworkThread(made.getFirst()::completeNext);
        send(sender, "c");
        assertThat(retry.waitingFor()).isNull();
        assertThat(sendCounts.counts()).containsEntry("t", new TopicCounts(3, 1, 0, 2));
    }

    @Test
    void shouldCountWhatIsLeftAtTheEndAsFailed() throws Exception {
        RetryingSender sender = sender(0, 0);
        send(sender, "a");
        onNetworkThread(() -> made.getFirst().errorNext(new TopicAuthorizationException("Not authorized")));

        sender.close();

        assertThat(sendCounts.counts()).containsEntry("t", new TopicCounts(1, 0, 1, 0));
    }

    @Test
    void shouldNotWaitForARecordThatTheClientRefuses() {
        RetryingSender sender = new RetryingSender(
                () -> {
                    FlakyProducer producer = new FlakyProducer(1, 0);
                    producer.refusal = new RecordTooLargeException("larger than max.request.size");
                    made.add(producer);
                    return producer;
                },
                sendCounts,
                retry,
                "run");
        send(sender, "a");
        send(sender, "b");

        assertThat(made).hasSize(1);
        assertThat(keys()).containsExactly("b");
        assertThat(sendCounts.counts()).containsEntry("t", new TopicCounts(2, 0, 1, 1));
    }

    private static void onNetworkThread(Runnable answer) throws InterruptedException {
        Thread.ofPlatform().start(answer).join();
    }

    @Test
    void shouldMarkFaultyRecordsAndCountThemOnceAcknowledged() {
        RetryingSender sender = sender(0, 0);
        send(sender, "sound");
        send(sender, "late", Fault.LATE);
        assertThat(sendCounts.faults()).containsEntry("late", 0L);
        made.getFirst().completeNext();
        made.getFirst().completeNext();
        assertThat(sendCounts.faults()).containsEntry("late", 1L).containsEntry("duplicates", 0L);
        assertThat(made.getFirst().history())
                .extracting(sent -> RecordHeaders.fault(sent.headers()))
                .containsExactly(Optional.empty(), Optional.of(new RecordHeaders.MadeFault("late", "run")));
        assertThat(made.getFirst().history())
                .extracting(ProducerRecord::timestamp)
                .containsOnly(AT.toEpochMilli());
    }

    @Test
    void shouldStopWaitingOnAStop() {
        RetryingSender sender = sender(Integer.MAX_VALUE, 0);
        retry.stop();
        assertThatExceptionOfType(SimulatorStoppedException.class).isThrownBy(() -> send(sender, "a"));
        assertThat(sendCounts.counts()).containsEntry("t", new TopicCounts(0, 0, 0, 0));
    }

    private RetryingSender sender(int refusals, int breakdowns) {
        return new RetryingSender(
                () -> {
                    FlakyProducer producer = new FlakyProducer(refusals, made.isEmpty() ? breakdowns : 0);
                    made.add(producer);
                    return producer;
                },
                sendCounts,
                retry,
                "run");
    }

    private static void send(RetryingSender sender, String key) {
        send(sender, key, null);
    }

    private static void send(RetryingSender sender, String key, @Nullable Fault fault) {
        sender.send(new RecordToSend<>("t", new StringSerializer(), key, "value", AT, fault));
    }

    private List<String> keys() {
        return made.stream()
                .flatMap(producer -> producer.history().stream())
                .map(ProducerRecord::key)
                .toList();
    }

    /** Rejects records or breaks as the real client does: through the callback or with an exception. */
    private static final class FlakyProducer extends MockProducer<String, byte[]> implements Producer<String, byte[]> {
        private int refusals;
        private int breakdowns;
        private KafkaException refusal = new TimeoutException("no room");

        FlakyProducer(int refusals, int breakdowns) {
            super(false, null, new StringSerializer(), new ByteArraySerializer());
            this.refusals = refusals;
            this.breakdowns = breakdowns;
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> sent, Callback callback) {
            if (breakdowns-- > 0) {
                throw new KafkaException("broken");
            }
            if (refusals-- > 0) {
                callback.onCompletion(null, refusal);
                return java.util.concurrent.CompletableFuture.failedFuture(refusal);
            }
            return super.send(sent, callback);
        }
    }
}
