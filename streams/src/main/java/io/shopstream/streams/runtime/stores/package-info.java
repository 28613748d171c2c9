/** The store partitions on this instance (active, restoring, standby), and where the others are. */
@NullMarked
package io.shopstream.streams.runtime.stores;

import org.jspecify.annotations.NullMarked;
