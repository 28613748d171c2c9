/** The whole topology, composed of its sub-topologies. */
@NullMarked
package io.shopstream.streams.topology;

import org.jspecify.annotations.NullMarked;
