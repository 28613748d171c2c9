/** Order intake: validates orders, deduplicates them by version, and dead-letters invalid ones. */
@NullMarked
package io.shopstream.streams.intake;

import org.jspecify.annotations.NullMarked;
