/** The wire format, tried with programs that are not ours. */
@NullMarked
package io.shopstream.local.wire;

import org.jspecify.annotations.NullMarked;
