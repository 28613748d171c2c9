/** Tests of the producer's client and watches. */
@NullMarked
package io.shopstream.local.producer;

import org.jspecify.annotations.NullMarked;
