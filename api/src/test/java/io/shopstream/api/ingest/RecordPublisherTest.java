package io.shopstream.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.ingest.Delivery.Acknowledged;
import io.shopstream.api.ingest.Delivery.NotSent;
import io.shopstream.api.ingest.Delivery.Refused;
import io.shopstream.api.ingest.Delivery.Unknown;
import io.shopstream.api.ingest.read.IngestRefusedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;

/** What becomes of records under every kind of failure, over a producer that fails by script. */
class RecordPublisherTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final int MAX_IN_FLIGHT = 4;
    private static final String LAST = "last";

    private final ScriptedProducer producer = new ScriptedProducer();
    private final Producers producers = new Producers(producer);

    @Test
    void shouldTellPartitionAndOffset() {
        List<Delivery> deliveries = publisher(LONG).publish(records(3));

        assertThat(deliveries).containsExactly(new Acknowledged(0, 0), new Acknowledged(0, 1), new Acknowledged(0, 2));
        assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly("k0", "k1", LAST);
    }

    @Test
    void shouldTellWhatKafkaRefusesAndSendTheRest() {
        producer.failAtOnce(1, new RecordTooLargeException("too large"));
        producer.failLater(2, new RecordTooLargeException("too large"));

        assertThat(publisher(LONG).publish(records(4)))
                .containsExactly(new Acknowledged(0, 0), new Refused(), new Refused(), new Acknowledged(0, 2));
    }

    @Test
    void shouldSendNothingMoreOnceTheClientTakesNoRecord() {
        producer.failAtOnce(1, new TimeoutException("no metadata"));

        assertThat(publisher(LONG).publish(records(4)))
                .containsExactly(new Acknowledged(0, 0), new NotSent(), new NotSent(), new NotSent());
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void shouldNotClaimToKnowWhatKafkaDidNotAnswer() {
        producer.failLater(0, new TimeoutException("expired"));
        producer.failLater(1, new NotEnoughReplicasException("one is away"));
        producer.failLater(2, new TopicAuthorizationException("no right"));

        RecordPublisher publisher = publisher(LONG);

        assertThat(publisher.publish(records(4)))
                .containsExactly(new Unknown(), new Unknown(), new Unknown(), new Acknowledged(0, 3));
        assertThat(producers.resets).isZero();
        assertThat(publisher.inFlight()).isZero();
    }

    @Test
    void shouldTakeANewClientOnceThisOneIsOfNoUse() {
        producer.failLater(0, new OutOfOrderSequenceException("lost"));
        assertThat(publisher(LONG).publish(records(2))).containsExactly(new Unknown(), new Acknowledged(0, 1));
        assertThat(producers.resets).isEqualTo(1);

        producer.failAtOnce(2, new KafkaException("unusable"));
        assertThat(publisher(LONG).publish(records(1))).containsExactly(new NotSent());
        assertThat(producers.resets).isEqualTo(2);
    }

    @Test
    void shouldAnswerAtTheDeadlineAndCountTheRecordUntilKafkaAnswers() {
        producer.hold();
        RecordPublisher publisher = publisher(SOON);

        assertThat(publisher.publish(records(2))).containsExactly(new Unknown(), new Unknown());
        assertThat(publisher.inFlight()).isEqualTo(2);

        producer.release();
        assertThat(publisher.inFlight()).isZero();
    }

    @Test
    void shouldRefuseMoreRecordsThanMayBeInFlight() {
        producer.hold();
        RecordPublisher publisher = publisher(SOON);
        publisher.publish(records(MAX_IN_FLIGHT - 1));

        assertThatThrownBy(() -> publisher.publish(records(2)))
                .isInstanceOfSatisfying(IngestRefusedException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(429);
                    assertThat(refused.retryAfter()).isPositive();
                });
        assertThat(producer.history()).hasSize(MAX_IN_FLIGHT - 1);

        producer.release();
        assertThat(publisher.publish(records(2))).hasOnlyElementsOfType(Acknowledged.class);
    }

    private RecordPublisher publisher(Duration deadline) {
        KafkaTemplate<String, byte[]> template = new KafkaTemplate<>(producers);
        template.setProducerListener(new ProducerListener<>() {});
        return new RecordPublisher(template, producers, deadline, MAX_IN_FLIGHT);
    }

    private static List<ProducerRecord<String, byte[]>> records(int count) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            records.add(new ProducerRecord<>("topic", index == count - 1 ? LAST : "k" + index, new byte[0]));
        }
        return records;
    }

    /** Always gives the same producer. */
    private static final class Producers implements ProducerFactory<String, byte[]> {
        private final Producer<String, byte[]> producer;
        private int resets;

        Producers(Producer<String, byte[]> producer) {
            this.producer = producer;
        }

        @Override
        public Producer<String, byte[]> createProducer() {
            return producer;
        }

        @Override
        public void reset() {
            resets++;
        }
    }

    /** Answers by script, once it refuses a record or the last one is sent; or not before it is released. */
    private static final class ScriptedProducer extends MockProducer<String, byte[]> {
        private final Map<Integer, KafkaException> atOnce = new HashMap<>();
        private final Map<Integer, KafkaException> later = new HashMap<>();
        private final Queue<Integer> pending = new ArrayDeque<>();
        private int sent;
        private boolean held;

        ScriptedProducer() {
            super(false, null, new StringSerializer(), new ByteArraySerializer());
        }

        void failAtOnce(int record, KafkaException failure) {
            atOnce.put(record, failure);
        }

        void failLater(int record, KafkaException failure) {
            later.put(record, failure);
        }

        synchronized void hold() {
            held = true;
        }

        synchronized void release() {
            held = false;
            answer();
        }

        @Override
        public synchronized Future<RecordMetadata> send(
                ProducerRecord<String, byte[]> record, @Nullable Callback callback) {
            int number = sent++;
            KafkaException refusal = atOnce.get(number);
            if (refusal != null) {
                Objects.requireNonNull(callback).onCompletion(null, refusal);
                answer();
                return CompletableFuture.failedFuture(refusal);
            }
            pending.add(number);
            Future<RecordMetadata> future = super.send(record, callback);
            // The template takes a failure before the return for one of send itself: none of the last is scripted.
            if (!held && record.key().equals(LAST)) {
                answer();
            }
            return future;
        }

        @Override
        public void close(Duration timeout) {
            // the template closes what the factory gave it after each record
        }

        @Override
        public void close() {
            // as above
        }

        private synchronized void answer() {
            for (Integer number = pending.poll(); number != null; number = pending.poll()) {
                KafkaException failure = later.get(number);
                if (failure == null) {
                    completeNext();
                } else {
                    errorNext(failure);
                }
            }
        }
    }
}
