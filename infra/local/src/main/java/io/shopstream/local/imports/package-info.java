/** Output of an import. */
@NullMarked
package io.shopstream.local.imports;

import org.jspecify.annotations.NullMarked;
