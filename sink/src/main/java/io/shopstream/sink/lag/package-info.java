/** Samples how far the consumer groups of the shop are behind, into {@code ops.consumer_lag}. */
@NullMarked
package io.shopstream.sink.lag;

import org.jspecify.annotations.NullMarked;
