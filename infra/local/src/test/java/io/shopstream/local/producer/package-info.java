/** Tests of what the command line says and asks. */
@NullMarked
package io.shopstream.local.producer;

import org.jspecify.annotations.NullMarked;
