/** Generates the rows of a new shop, and of what a running shop adds, from a seed. */
@NullMarked
package io.shopstream.producer.catalogue.maker;

import org.jspecify.annotations.NullMarked;
