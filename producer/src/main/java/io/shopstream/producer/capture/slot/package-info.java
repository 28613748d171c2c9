/** The replication slot and the stored offset: whether capture may resume, takes a snapshot, or has lost changes. */
@NullMarked
package io.shopstream.producer.capture.slot;

import org.jspecify.annotations.NullMarked;
