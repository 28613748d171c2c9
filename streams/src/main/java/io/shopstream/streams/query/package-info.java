/** Queries that other services ask, each answered from one or two questions to all store partitions. */
@NullMarked
package io.shopstream.streams.query;

import org.jspecify.annotations.NullMarked;
