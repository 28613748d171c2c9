package io.shopstream.api.ingest;

import io.shopstream.api.answer.ingest.IngestAnswer;
import io.shopstream.api.answer.ingest.IngestResult;
import io.shopstream.api.dependency.Dependency;
import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.ingest.Delivery.Acknowledged;
import io.shopstream.api.ingest.Delivery.NotSent;
import io.shopstream.api.ingest.Delivery.Refused;
import io.shopstream.api.ingest.Delivery.Unknown;
import io.shopstream.api.ingest.read.BatchReader;
import io.shopstream.api.ingest.read.BodyFormat;
import io.shopstream.api.ingest.read.Candidate;
import io.shopstream.api.ingest.read.Candidate.Faulty;
import io.shopstream.api.ingest.read.Candidate.Ready;
import io.shopstream.api.ingest.read.IngestRefusedException;
import io.shopstream.api.ingest.read.NewIds;
import io.shopstream.api.ingest.read.RecordFault;
import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.schemas.serde.RegistryUnavailableException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Takes the records of one kind that other programs send. A record counts as accepted when Kafka has acknowledged it.
 * Every call ends within a minute: the body, the registry, the Kafka client and the acknowledgements have a limit each.
 * Thread-safe.
 */
public final class Ingest {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final String topic;
    private final BatchReader reader;
    private final RecordPublisher publisher;
    private final Clock clock;
    private final KnownRecords known = new KnownRecords();
    private final BodyBudget budget;

    /**
     * @param topic to which the reader's records belong
     * @param budget shared by all who take bodies
     */
    Ingest(String topic, BatchReader reader, RecordPublisher publisher, BodyBudget budget, Clock clock) {
        this.topic = topic;
        this.reader = reader;
        this.publisher = publisher;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * Reads all records, then publishes the valid ones.
     *
     * @param length of the body in bytes as announced, -1 if unknown
     * @throws IngestRefusedException if the request is refused as a whole; none of it was sent to Kafka
     * @throws DependencyUnavailableException if the schema registry is needed and unavailable; none of it was sent
     */
    public IngestAnswer take(InputStream body, long length, BodyFormat format) {
        return take(body, length, format, NewIds.random(clock.instant()), () -> {});
    }

    /**
     * The same with ids and a last word of the caller.
     *
     * @param ids for records that have none
     * @param beforePublishing called when the body has been read to its end; if it throws, nothing is sent to Kafka
     */
    public IngestAnswer take(InputStream body, long length, BodyFormat format, NewIds ids, Runnable beforePublishing) {
        int taken = budget.take(length);
        try {
            // Kafka keeps milliseconds; streams and sink judge by the same time.
            Instant receivedAt = Instant.ofEpochMilli(clock.millis());
            List<Candidate> records = reader.read(body, length, format, receivedAt, ids);
            beforePublishing.run();
            return IngestAnswer.of(topic, publish(records, receivedAt), receivedAt);
        } catch (RegistryUnavailableException e) {
            throw new DependencyUnavailableException(
                    Dependency.KAFKA,
                    "the schema registry does not answer, so that nothing can be written to Kafka",
                    RETRY,
                    e);
        } finally {
            budget.giveBack(taken);
        }
    }

    private List<IngestResult> publish(List<Candidate> records, Instant receivedAt) {
        List<ProducerRecord<String, byte[]>> valid = new ArrayList<>();
        for (Candidate record : records) {
            if (record instanceof Ready ready) {
                valid.add(new ProducerRecord<>(topic, null, receivedAt.toEpochMilli(), ready.key(), ready.value()));
            }
        }
        Iterator<Delivery> deliveries = publisher.publish(valid).iterator();
        List<IngestResult> results = new ArrayList<>(records.size());
        for (int index = 0; index < records.size(); index++) {
            results.add(
                    switch (records.get(index)) {
                        case Ready ready -> result(index, ready, deliveries.next());
                        case Faulty faulty -> rejected(index, faulty.fault());
                    });
        }
        return results;
    }

    private IngestResult result(int index, Ready record, Delivery delivery) {
        return switch (delivery) {
            case Acknowledged at ->
                known.add(record.identity())
                        ? IngestResult.accepted(index, record.id(), at.partition(), at.offset())
                        : IngestResult.duplicate(index, record.id(), at.partition(), at.offset());
            case Refused _ ->
                rejected(
                        index,
                        RecordFault.of(
                                RejectionReason.REFUSED_BY_KAFKA,
                                RecordFault.WHOLE,
                                "Kafka refuses the record, for example because it is too large"));
            case NotSent _ -> IngestResult.unavailable(index, record.id());
            case Unknown _ -> IngestResult.unknown(index, record.id());
        };
    }

    private static IngestResult rejected(int index, RecordFault fault) {
        return IngestResult.rejected(index, fault.code(), fault.pointer(), fault.detail());
    }
}
