/** Data quality: runs the checks of {@code quality.check}, computes their score and stores the results. */
@NullMarked
package io.shopstream.sink.quality;

import org.jspecify.annotations.NullMarked;
