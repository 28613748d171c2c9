package io.shopstream.api.answer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record that could not be taken.
 *
 * @param sourceTopic topic it stood in, or the file it was imported from
 * @param sourceOffset its offset, or the line number in the file
 * @param reason machine-readable, kebab-case
 * @param rawValueBase64 the bytes as they were; null where there were none
 * @param rawValueText the same bytes for reading: what is not printable is shown as a dot, long values are cut
 * @param replayedAt when the bytes were last sent to the source topic again; null if never
 */
public record RejectedRecord(
        String consumerGroup,
        String sourceTopic,
        int sourcePartition,
        long sourceOffset,
        String reason,
        String detail,
        @Nullable String rawKeyText,
        @Nullable String rawValueBase64,
        @Nullable String rawValueText,
        @Nullable Instant sourceTimestamp,
        Instant rejectedAt,
        @Nullable Instant replayedAt) {}
