package io.shopstream.sink.quality;

import java.sql.SQLException;

/** Tells differences that stand from those that are only on their way. */
@FunctionalInterface
public interface PipelineSettled {
    /**
     * Waits until everything that is in the topics now has gone through streams and both loaders.
     *
     * @return false if that took too long: nothing can be said now
     */
    boolean settle() throws SQLException, InterruptedException;
}
