package io.shopstream.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.producer.faults.Fault;
import io.shopstream.schemas.query.ProducerStatus.TopicCounts;
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
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LivePublisherTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private final SendCounts sendCounts = new SendCounts(Clock.systemUTC());
    private final Outage outage = new Outage();
    private final List<FlakyProducer> made = new ArrayList<>();

    @Test
    void shouldCountAcknowledgedRecords() {
        LivePublisher publisher = publisher(0, 0);
        publish(publisher, "a");
        publish(publisher, "b");
        assertThat(sendCounts.counts()).containsEntry("t", new TopicCounts(2, 0, 0, 2));
        made.getFirst().completeNext();
        assertThat(sendCounts.counts()).containsEntry("t", new TopicCounts(2, 1, 0, 1));
    }

    @Test
    void shouldRetryARecordThatTheClientHasNoRoomFor() {
        LivePublisher publisher = publisher(2, 0);
        publish(publisher, "a");
        publish(publisher, "b");
        assertThat(keys()).containsExactly("a", "b");
        assertThat(sendCounts.counts()).containsEntry("t", new TopicCounts(2, 0, 0, 2));
        assertThat(outage.waitingFor()).isNull();
    }

    @Test
    void shouldCreateANewClientWhenTheOldOneIsBroken() {
        LivePublisher publisher = publisher(0, 1);
        publish(publisher, "a");
        assertThat(made).hasSize(2);
        assertThat(made.getFirst().closed()).isTrue();
        assertThat(keys()).containsExactly("a");
    }

    @Test
    void shouldCountFailedRecords() throws Exception {
        LivePublisher publisher = publisher(0, 0);
        publish(publisher, "a");
        Thread network = Thread.ofPlatform().start(() -> made.getFirst().errorNext(new TimeoutException("too late")));
        network.join();
        assertThat(sendCounts.counts()).containsEntry("t", new TopicCounts(1, 0, 1, 0));
    }

    @Test
    void shouldMarkFaultyRecordsAndCountThemOnceAcknowledged() {
        LivePublisher publisher = publisher(0, 0);
        publish(publisher, "sound");
        publish(publisher, "late", Fault.LATE);
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
        LivePublisher publisher = publisher(Integer.MAX_VALUE, 0);
        outage.stop();
        assertThatExceptionOfType(Outage.StoppedException.class).isThrownBy(() -> publish(publisher, "a"));
        assertThat(sendCounts.counts()).containsEntry("t", new TopicCounts(0, 0, 0, 0));
    }

    private LivePublisher publisher(int refusals, int breakdowns) {
        return new LivePublisher(
                () -> {
                    FlakyProducer producer = new FlakyProducer(refusals, made.isEmpty() ? breakdowns : 0);
                    made.add(producer);
                    return producer;
                },
                sendCounts,
                outage,
                "run");
    }

    private static void publish(LivePublisher publisher, String key) {
        publish(publisher, key, null);
    }

    private static void publish(LivePublisher publisher, String key, @Nullable Fault fault) {
        publisher.publish(new Outgoing<>("t", new StringSerializer(), key, "value", AT, fault));
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
                TimeoutException full = new TimeoutException("no room");
                callback.onCompletion(null, full);
                return java.util.concurrent.CompletableFuture.failedFuture(full);
            }
            return super.send(sent, callback);
        }
    }
}
