/** Queries of the warehouse, in SQL, with role shop_api. */
@NullMarked
package io.shopstream.api.warehouse;

import org.jspecify.annotations.NullMarked;
