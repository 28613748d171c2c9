package io.shopstream.sink.quality;

import java.sql.SQLException;

/** Waits for the pipeline, to tell lasting differences from temporary ones. */
@FunctionalInterface
public interface PipelineWait {
    /**
     * Waits until streams and both loaders have processed everything that is in the topics now.
     *
     * @return false on timeout: a difference may then be temporary
     */
    boolean untilProcessed() throws SQLException, InterruptedException;
}
