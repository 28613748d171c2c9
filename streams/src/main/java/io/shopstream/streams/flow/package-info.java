/** What the sub-topologies share: names, context, changes, and the moment before a commit. */
@NullMarked
package io.shopstream.streams.flow;

import org.jspecify.annotations.NullMarked;
