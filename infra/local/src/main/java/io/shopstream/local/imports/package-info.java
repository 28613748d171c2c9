/** What an import has to say. */
@NullMarked
package io.shopstream.local.imports;

import org.jspecify.annotations.NullMarked;
