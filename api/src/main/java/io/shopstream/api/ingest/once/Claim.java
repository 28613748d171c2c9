package io.shopstream.api.ingest.once;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a batch with an Idempotency-Key is when it comes. */
public sealed interface Claim {
    /**
     * It is this request's to do: nobody did it before, or nobody finished it.
     *
     * @param createdAt when it first came, in milliseconds; the same for every attempt
     * @param claimedAt marks this attempt
     * @param bodyHash of the first attempt that read its body; null if none did
     */
    record Mine(
            Instant createdAt, Instant claimedAt, @Nullable String bodyHash) implements Claim {}

    /** Another request is doing it. */
    record InProgress() implements Claim {}

    /**
     * It is done.
     *
     * @param answer JSON
     */
    record Done(String bodyHash, int status, String answer) implements Claim {}
}
