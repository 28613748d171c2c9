/** Tests of the command line and of the whole shop. */
@NullMarked
package io.shopstream.local;

import org.jspecify.annotations.NullMarked;
