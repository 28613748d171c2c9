package io.shopstream.api.reports.schedule;

/** Whether what was in the log at a time is in the warehouse. Methods throw if Kafka or the warehouse is away. */
public interface LogWatch {
    /** The ends of the log now. */
    Mark mark();

    /** The ends of the log at a time. */
    @FunctionalInterface
    interface Mark {
        /** Whether the warehouse has all of it. */
        boolean isLoaded();
    }
}
