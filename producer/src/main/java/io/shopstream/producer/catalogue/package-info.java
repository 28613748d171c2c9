/** What the simulated shop sells and to whom: users, categories, products and campaigns, made from a seed. */
@NullMarked
package io.shopstream.producer.catalogue;

import org.jspecify.annotations.NullMarked;
