/** Code that the subtopologies share: names, context, order changes, retention and the pre-commit hook. */
@NullMarked
package io.shopstream.streams.flow;

import org.jspecify.annotations.NullMarked;
