package io.shopstream.schemas.deadletter;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that a consumer rejected, as it was read.
 *
 * @param timestamp the record's own, epoch milliseconds UTC
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RejectedRecord(
        String topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers) {}
