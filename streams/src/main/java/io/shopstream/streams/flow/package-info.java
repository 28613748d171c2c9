/** Code that the sub-topologies share: names, context, order changes, retention and the pre-commit hook. */
@NullMarked
package io.shopstream.streams.flow;

import org.jspecify.annotations.NullMarked;
