/** The settings of a rebuild, its phase and progress, its cancellation, its threads and its connections. */
@NullMarked
package io.shopstream.sink.rebuild.control;

import org.jspecify.annotations.NullMarked;
