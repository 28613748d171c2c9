/** How capture starts, decided from the stored offset and the slot. */
@NullMarked
package io.shopstream.producer.capture.slot;

import org.jspecify.annotations.NullMarked;
