/** The kinds of errors that services answer with. */
@NullMarked
package io.shopstream.schemas.problem;

import org.jspecify.annotations.NullMarked;
