/** Publishes the rows and changes that the engine delivers, and counts them for the status. */
@NullMarked
package io.shopstream.producer.capture.changes;

import org.jspecify.annotations.NullMarked;
