package io.shopstream.sink.erasure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code ops.forgotten_users}.
 *
 * @param requestedBy account of the operating system that ran the command first
 * @param completedAt null until the erasure was found complete
 * @param erasedRows rows of the warehouse from which this request removed personal data
 */
public record ForgottenUser(
        String userId,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant completedAt,
        long erasedRows) {}
