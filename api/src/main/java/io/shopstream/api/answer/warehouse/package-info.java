/** Responses from the warehouse. */
@NullMarked
package io.shopstream.api.answer.warehouse;

import org.jspecify.annotations.NullMarked;
