/** Composes the whole topology from its sub-topologies. */
@NullMarked
package io.shopstream.streams.topology;

import org.jspecify.annotations.NullMarked;
