/** What a rebuild replaces and which part of the log it reads, or why it is refused. */
@NullMarked
package io.shopstream.sink.rebuild.plan;

import org.jspecify.annotations.NullMarked;
