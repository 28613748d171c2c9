/** Answers queries from the state stores, over all partitions or not at all. */
@NullMarked
package io.shopstream.streams.query;

import org.jspecify.annotations.NullMarked;
