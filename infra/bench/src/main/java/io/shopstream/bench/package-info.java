/** The commands {@code ./shopstream bench} and {@code ./shopstream chaos}, which the product itself does not contain. */
@NullMarked
package io.shopstream.bench;

import org.jspecify.annotations.NullMarked;
