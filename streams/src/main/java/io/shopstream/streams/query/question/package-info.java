/** What is asked of one partition of a store, and how the answers of partitions are merged. */
@NullMarked
package io.shopstream.streams.query.question;

import org.jspecify.annotations.NullMarked;
