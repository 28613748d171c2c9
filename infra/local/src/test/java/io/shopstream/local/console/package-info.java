/** Tests of the commands' output. */
@NullMarked
package io.shopstream.local.console;

import org.jspecify.annotations.NullMarked;
