/** The topology as pure functions of the catalogue: one file per sub-topology, deltas between them. */
@NullMarked
package io.shopstream.streams.topology;

import org.jspecify.annotations.NullMarked;
