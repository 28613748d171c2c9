/** Tests of the copy of a shop's topics. */
@NullMarked
package io.shopstream.local.repartition;

import org.jspecify.annotations.NullMarked;
