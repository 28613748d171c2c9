/** Batches that are sent with an {@code Idempotency-Key}: each is done once, and answered as often as it is asked. */
@NullMarked
package io.shopstream.api.ingest.once;

import org.jspecify.annotations.NullMarked;
