package io.shopstream.local.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which letters; null means any.
 *
 * @param since rejected then or later
 */
public record DeadLetterFilter(
        @Nullable String group,
        @Nullable String reason,
        @Nullable String topic,
        @Nullable DeadLetterPosition position,
        @Nullable Instant since) {}
