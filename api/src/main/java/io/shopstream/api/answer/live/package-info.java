/** Responses from the state stores and the live feed. */
@NullMarked
package io.shopstream.api.answer.live;

import org.jspecify.annotations.NullMarked;
