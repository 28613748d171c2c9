/** Faults made on purpose, so that one can watch the pipeline absorb them: which, how many, and on which records. */
@NullMarked
package io.shopstream.producer.faults;

import org.jspecify.annotations.NullMarked;
