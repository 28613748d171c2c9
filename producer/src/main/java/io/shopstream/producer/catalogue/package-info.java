/** The rows of the simulated shop's database: users, categories, products and campaigns. */
@NullMarked
package io.shopstream.producer.catalogue;

import org.jspecify.annotations.NullMarked;
