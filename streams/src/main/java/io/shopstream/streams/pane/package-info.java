/** What is counted and where: windows, their keys in byte order, the sums in them, and their binary layouts. */
@NullMarked
package io.shopstream.streams.pane;

import org.jspecify.annotations.NullMarked;
