package io.shopstream.sink.load.batch;

import io.shopstream.schemas.rules.RejectionReason;
import io.shopstream.sink.staging.RowCounts;
import java.util.Map;

/** Is notified of every committed batch. */
@FunctionalInterface
public interface LoadListener {
    LoadListener NONE = (records, rows, rejected, nanos) -> {};

    /** @param nanos duration from the first statement of the transaction to its commit */
    void loaded(long records, RowCounts rows, Map<RejectionReason, Long> rejected, long nanos);
}
