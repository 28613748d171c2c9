/** Questions to the warehouse, in SQL, as role shop_api. */
@NullMarked
package io.shopstream.api.warehouse;

import org.jspecify.annotations.NullMarked;
