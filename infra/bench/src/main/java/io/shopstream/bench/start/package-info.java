/** What a shop does from the command to its first number: {@code bench start}. */
@NullMarked
package io.shopstream.bench.start;

import org.jspecify.annotations.NullMarked;
