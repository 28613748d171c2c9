package io.shopstream.api.explain.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is at a position of a topic. */
public sealed interface LogRecord {

    /**
     * A committed record, as it is in Kafka.
     *
     * @param receivedAt its timestamp, UTC
     */
    record Found(byte @Nullable [] key, byte @Nullable [] value, Instant receivedAt) implements LogRecord {}

    /** Kafka has deleted what was there. */
    record Deleted() implements LogRecord {}

    /** Nothing was ever there that a reader could see, or the topic does not exist. */
    record Absent() implements LogRecord {}
}
