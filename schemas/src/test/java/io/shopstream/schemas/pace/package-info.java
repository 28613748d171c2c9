/** Batching intervals and rate limiting of live records, the same for all services. */
@NullMarked
package io.shopstream.schemas.pace;

import org.jspecify.annotations.NullMarked;
