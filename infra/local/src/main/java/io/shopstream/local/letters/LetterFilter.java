package io.shopstream.local.letters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which letters; null means any.
 *
 * @param since rejected then or later
 */
public record LetterFilter(
        @Nullable String group,
        @Nullable String reason,
        @Nullable String topic,
        @Nullable LetterPosition position,
        @Nullable Instant since) {}
