package io.shopstream.sink.intake;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.sink.stage.RowCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns the records of one topic into staged rows. The verdict depends on the record alone, so a replay repeats it. */
public interface RecordHandler {
    /**
     * Decodes, checks and stages.
     *
     * @throws io.shopstream.schemas.serde.RegistryUnavailableException if it cannot be decided now
     */
    RecordOutcome take(ConsumerRecord<byte[], byte[]> record, RowCollector rowCollector);

    /** What becomes of a record whose rows the database refused; {@code rowCollector} are those of the next attempt. */
    default RecordOutcome refusedByDatabase(
            ConsumerRecord<byte[], byte[]> record, String detail, RowCollector rowCollector) {
        return new RecordOutcome.Refused(RejectionReason.REFUSED_BY_DATABASE, detail);
    }
}
