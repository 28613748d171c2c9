/** Days to come, from the days so far: two methods, tested on the past, of which the better one answers. */
@NullMarked
package io.shopstream.api.analytics.forecast;

import org.jspecify.annotations.NullMarked;
