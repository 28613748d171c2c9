package io.shopstream.api.answer.explain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A loaded version of an order: its record in Kafka, and what it changed.
 *
 * @param status that it brought
 * @param changedAt when it was made, UTC
 * @param position of its record, the first one if there are copies; null if {@code record} is {@code rebuild-to-fill}
 * @param receivedAt timestamp of the record, UTC; null if it was not read
 * @param record {@code read}; {@code rebuild-to-fill} if it was loaded before positions were kept, which a rebuild
 *     adds; {@code no-longer-in-topic} if Kafka has deleted it; {@code not-this-version} if something else is at its
 *     position, as in a topic that was created again; {@code invalid} if it breaks a rule of today
 * @param effect {@code counted}, {@code came-after-a-higher-version} (so it changed nothing), or {@code unknown} if
 *     its position is
 * @param windows what it changed; empty if nothing, null if that cannot be told because this version or the one
 *     before was not read, or if the answer has too many already
 */
public record OrderVersion(
        long version,
        String status,
        Instant changedAt,
        @Nullable RecordPosition position,
        @Nullable Instant receivedAt,
        String record,
        String effect,
        @Nullable List<WindowChange> windows) {
    public OrderVersion {
        windows = windows == null ? null : List.copyOf(windows);
    }
}
