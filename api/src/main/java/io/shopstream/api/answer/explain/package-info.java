/** Answers of the addresses below /api/explain. */
@NullMarked
package io.shopstream.api.answer.explain;

import org.jspecify.annotations.NullMarked;
