package io.shopstream.local.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selects dead letters; a null field matches any.
 *
 * @param since earliest time of rejection
 */
public record DeadLetterFilter(
        @Nullable String group,
        @Nullable String reason,
        @Nullable String topic,
        @Nullable DeadLetterPosition position,
        @Nullable Instant since) {}
