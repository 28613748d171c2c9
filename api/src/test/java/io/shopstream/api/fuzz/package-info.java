/** Hostile input to every operation of the OpenAPI document. */
@NullMarked
package io.shopstream.api.fuzz;

import org.jspecify.annotations.NullMarked;
