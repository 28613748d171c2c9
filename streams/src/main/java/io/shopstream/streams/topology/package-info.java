/** Composes the whole topology from its subtopologies. */
@NullMarked
package io.shopstream.streams.topology;

import org.jspecify.annotations.NullMarked;
