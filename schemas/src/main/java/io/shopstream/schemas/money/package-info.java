/** Minor units and their decimal form. */
@NullMarked
package io.shopstream.schemas.money;

import org.jspecify.annotations.NullMarked;
