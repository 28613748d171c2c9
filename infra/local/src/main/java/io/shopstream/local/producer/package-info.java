/** HTTP client of the producer, and waiting for the effects of its commands. */
@NullMarked
package io.shopstream.local.producer;

import org.jspecify.annotations.NullMarked;
