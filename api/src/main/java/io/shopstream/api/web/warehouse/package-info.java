/** Controllers of figures from the warehouse. */
@NullMarked
package io.shopstream.api.web.warehouse;

import org.jspecify.annotations.NullMarked;
