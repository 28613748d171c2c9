/** Starting and stopping the whole shop in one JVM. */
@NullMarked
package io.shopstream.local.up;

import org.jspecify.annotations.NullMarked;
