/** Answers about keys and sessions. */
@NullMarked
package io.shopstream.api.answer.guard;

import org.jspecify.annotations.NullMarked;
