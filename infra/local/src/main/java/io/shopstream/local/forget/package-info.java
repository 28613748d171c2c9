/** Erasure of a user's personal data: {@code ./shopstream forget}. */
@NullMarked
package io.shopstream.local.forget;

import org.jspecify.annotations.NullMarked;
