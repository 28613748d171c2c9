/** The live load: one transaction for rows and offsets, fenced by compare-and-set. */
@NullMarked
package io.shopstream.sink.load;

import org.jspecify.annotations.NullMarked;
