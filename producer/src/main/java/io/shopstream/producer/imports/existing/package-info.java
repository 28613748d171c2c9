/** Compares an imported file with what the shop's topics hold already. */
@NullMarked
package io.shopstream.producer.imports.existing;

import org.jspecify.annotations.NullMarked;
