package io.shopstream.api.answer.warehouse;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One rejected record.
 *
 * @param sourceTopic topic of the record, or the file it was imported from, or table and primary key of a row of the
 *     shop database, such as {@code shop.users#u-17}
 * @param sourceOffset offset of the record, or its line number in the file, or the position (LSN) of the row's change
 * @param reason machine-readable, kebab-case
 * @param rawKeyText the key as text, in the form of {@code rawValueText}; null if there was none
 * @param rawValueBase64 the bytes of the value, what may be an e-mail address masked with stars of the same number;
 *     null if there were none
 * @param rawValueText the same bytes as text: non-printable characters are shown as dots, long values are cut
 * @param replayedAt when the bytes were last sent to the source topic again; null if never
 */
@Schema(name = "RejectedRecord") // its name in the OpenAPI document, which generated clients use
public record RejectedItem(
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
