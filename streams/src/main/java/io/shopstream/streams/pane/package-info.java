/** Windows, pane keys in byte order, the sums in panes, and their binary layouts. */
@NullMarked
package io.shopstream.streams.pane;

import org.jspecify.annotations.NullMarked;
