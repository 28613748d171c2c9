/** Revenue, best products and currencies of any range from facts and marts. */
@NullMarked
package io.shopstream.api.warehouse.sales;

import org.jspecify.annotations.NullMarked;
