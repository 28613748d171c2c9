/** What commands print: progress, tables, errors. */
@NullMarked
package io.shopstream.local.console;

import org.jspecify.annotations.NullMarked;
