/** Where numbers come from: the lines behind a sum, and what each version of an order changed. */
@NullMarked
package io.shopstream.api.explain;

import org.jspecify.annotations.NullMarked;
