/** Samples how far streams and the loaders of the sink are behind, into {@code ops.consumer_lag}. */
@NullMarked
package io.shopstream.sink.lag;

import org.jspecify.annotations.NullMarked;
