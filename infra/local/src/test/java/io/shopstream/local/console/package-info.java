/** Tests of what the command line says and asks. */
@NullMarked
package io.shopstream.local.console;

import org.jspecify.annotations.NullMarked;
