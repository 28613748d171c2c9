/** What the warehouse is worth: checks of what came in, what was made of it and what comes out, and their score. */
@NullMarked
package io.shopstream.sink.quality;

import org.jspecify.annotations.NullMarked;
