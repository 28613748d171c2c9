package io.shopstream.sink.intake;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.sink.staging.RowCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Turns the records of one topic into staged rows. The outcome depends on the record alone, so reading it again repeats
 * it.
 */
public interface RecordHandler {
    /**
     * Decodes, checks and stages.
     *
     * @throws io.shopstream.schemas.serde.RegistryUnavailableException if the schema cannot be looked up now
     */
    RecordOutcome stage(ConsumerRecord<byte[], byte[]> record, RowCollector rowCollector);

    /**
     * Handles a record whose rows the database rejected.
     *
     * @param rowCollector collects the rows of the next attempt
     */
    default RecordOutcome rejectedByDatabase(
            ConsumerRecord<byte[], byte[]> record, String detail, RowCollector rowCollector) {
        return new RecordOutcome.Rejected(RejectionReason.REFUSED_BY_DATABASE, detail);
    }
}
