/** Creates the new tables like the running ones, compares both, and exchanges them. */
@NullMarked
package io.shopstream.sink.rebuild.exchange;

import org.jspecify.annotations.NullMarked;
