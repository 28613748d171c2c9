/** Tests of the options of {@code up}. */
@NullMarked
package io.shopstream.local.up;

import org.jspecify.annotations.NullMarked;
