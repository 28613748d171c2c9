package io.shopstream.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopstream.schemas.query.ProducerStatus.TopicCounts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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
import org.junit.jupiter.api.Test;

class LivePublisherTest {
    private final Ledger ledger = new Ledger(Clock.systemUTC());
    private final Outage outage = new Outage();
    private final List<FlakyProducer> made = new ArrayList<>();

    @Test
    void shouldCountWhatIsAcknowledged() {
        LivePublisher publisher = publisher(0, 0);
        publish(publisher, "a");
        publish(publisher, "b");
        assertThat(ledger.counts()).containsEntry("t", new TopicCounts(2, 0, 0, 2));
        made.getFirst().completeNext();
        assertThat(ledger.counts()).containsEntry("t", new TopicCounts(2, 1, 0, 1));
    }

    @Test
    void shouldOfferARecordAgainThatTheClientHasNoRoomFor() {
        LivePublisher publisher = publisher(2, 0);
        publish(publisher, "a");
        publish(publisher, "b");
        assertThat(keys()).containsExactly("a", "b");
        assertThat(ledger.counts()).containsEntry("t", new TopicCounts(2, 0, 0, 2));
        assertThat(outage.waitingFor()).isNull();
    }

    @Test
    void shouldTakeANewClientWhenTheOldOneIsBroken() {
        LivePublisher publisher = publisher(0, 1);
        publish(publisher, "a");
        assertThat(made).hasSize(2);
        assertThat(made.getFirst().closed()).isTrue();
        assertThat(keys()).containsExactly("a");
    }

    @Test
    void shouldCountWhatKafkaGivesUpOn() throws Exception {
        LivePublisher publisher = publisher(0, 0);
        publish(publisher, "a");
        Thread network = Thread.ofPlatform().start(() -> made.getFirst().errorNext(new TimeoutException("too late")));
        network.join();
        assertThat(ledger.counts()).containsEntry("t", new TopicCounts(1, 0, 1, 0));
    }

    @Test
    void shouldStopWaitingWhenItIsToStop() {
        LivePublisher publisher = publisher(Integer.MAX_VALUE, 0);
        outage.stop();
        assertThatExceptionOfType(Outage.StoppedException.class).isThrownBy(() -> publish(publisher, "a"));
        assertThat(ledger.counts()).containsEntry("t", new TopicCounts(0, 0, 0, 0));
    }

    private LivePublisher publisher(int refusals, int breakdowns) {
        return new LivePublisher(
                () -> {
                    FlakyProducer producer = new FlakyProducer(refusals, made.isEmpty() ? breakdowns : 0);
                    made.add(producer);
                    return producer;
                },
                ledger,
                outage);
    }

    private static void publish(LivePublisher publisher, String key) {
        publisher.publish("t", new StringSerializer(), key, "value");
    }

    private List<String> keys() {
        return made.stream()
                .flatMap(producer -> producer.history().stream())
                .map(ProducerRecord::key)
                .toList();
    }

    /** Kafka's own mock, which refuses or breaks as the real client does: by callback, or by throwing. */
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
