/** The currencies in which something was sold. */
@NullMarked
package io.shopstream.api.warehouse.sales;

import org.jspecify.annotations.NullMarked;
