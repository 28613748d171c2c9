/** Reads what warehouse, shop database and state stores say. */
@NullMarked
package io.shopstream.local.verify.views;

import org.jspecify.annotations.NullMarked;
