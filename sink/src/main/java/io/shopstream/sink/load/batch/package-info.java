/** Writes one batch: offsets and rows in one transaction, and the dead letters of its rejected records. */
@NullMarked
package io.shopstream.sink.load.batch;

import org.jspecify.annotations.NullMarked;
