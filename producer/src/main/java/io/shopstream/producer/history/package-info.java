/** The shop's past: generated oldest first, published in transactions that carry their own progress. */
@NullMarked
package io.shopstream.producer.history;

import org.jspecify.annotations.NullMarked;
