/** Modules of the pages, run without a browser. */
@NullMarked
package io.shopstream.api.scripts;

import org.jspecify.annotations.NullMarked;
