/** Rejected records from the warehouse, with addresses of people masked. */
@NullMarked
package io.shopstream.api.warehouse.rejected;

import org.jspecify.annotations.NullMarked;
