package io.shopstream.sink.quality;

import java.sql.SQLException;

/** Waits for the pipeline, to tell lasting differences from temporary ones. */
@FunctionalInterface
public interface PipelineSettled {
    /**
     * Waits until streams and both loaders have processed everything that is in the topics now.
     *
     * @return false on timeout: a difference may then be temporary
     */
    boolean settle() throws SQLException, InterruptedException;
}
