package io.shopstream.sink.intake;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.sink.stage.Rows;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns the records of one topic into staged rows. The verdict depends on the record alone, so a replay repeats it. */
public interface Intake {
    /**
     * Decodes, checks and stages.
     *
     * @throws io.shopstream.schemas.serde.RegistryUnavailableException if it cannot be decided now
     */
    Verdict take(ConsumerRecord<byte[], byte[]> record, Rows rows);

    /** What becomes of a record whose rows the database refused; {@code rows} are those of the next attempt. */
    default Verdict refusedByDatabase(ConsumerRecord<byte[], byte[]> record, String detail, Rows rows) {
        return new Verdict.Refused(RejectionReason.REFUSED_BY_DATABASE, detail);
    }
}
