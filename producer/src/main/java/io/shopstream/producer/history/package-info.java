/** The shop's history: simulated oldest first, published in transactions that include their own progress. */
@NullMarked
package io.shopstream.producer.history;

import org.jspecify.annotations.NullMarked;
