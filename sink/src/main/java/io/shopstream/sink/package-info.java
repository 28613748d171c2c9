/**
 * The edge of the sink service: Spring, settings, status, and the start, which prepares the warehouse and then runs the
 * loaders. The load itself is plain Java in the packages below.
 */
@NullMarked
package io.shopstream.sink;

import org.jspecify.annotations.NullMarked;
