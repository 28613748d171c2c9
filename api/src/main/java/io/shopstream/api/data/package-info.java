/** Lists and single records of the warehouse: one description per table, one code for filters, pages and exports. */
@NullMarked
package io.shopstream.api.data;

import org.jspecify.annotations.NullMarked;
