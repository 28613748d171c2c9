/** How far the service is: input lag, freshness, restores and the status report. */
@NullMarked
package io.shopstream.streams.runtime.progress;

import org.jspecify.annotations.NullMarked;
