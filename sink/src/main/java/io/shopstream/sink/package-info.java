/** The edge of the sink service: Spring, settings, status. The load itself is plain Java in the packages below. */
@NullMarked
package io.shopstream.sink;

import org.jspecify.annotations.NullMarked;
