/** Starting, watching and cancelling rebuilds of the sink. */
@NullMarked
package io.shopstream.local.rebuild;

import org.jspecify.annotations.NullMarked;
