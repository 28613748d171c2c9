/** The commands {@code ./shopstream bench} and {@code ./shopstream chaos}, which are not part of the product. */
@NullMarked
package io.shopstream.bench;

import org.jspecify.annotations.NullMarked;
