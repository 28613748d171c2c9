/** Compares Metabase with the files and makes it like them, without touching what people changed by hand. */
@NullMarked
package io.shopstream.local.metabase.provision;

import org.jspecify.annotations.NullMarked;
