/** Importing a file into a running shop, and waiting until its numbers show everywhere. */
@NullMarked
package io.shopstream.local.imports;

import org.jspecify.annotations.NullMarked;
