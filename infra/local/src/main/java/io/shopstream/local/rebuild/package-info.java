/** Asking the sink for a rebuild, and watching it. */
@NullMarked
package io.shopstream.local.rebuild;

import org.jspecify.annotations.NullMarked;
