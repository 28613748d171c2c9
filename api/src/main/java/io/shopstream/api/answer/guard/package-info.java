/** Answers about keys, sessions and the audit. */
@NullMarked
package io.shopstream.api.answer.guard;

import org.jspecify.annotations.NullMarked;
