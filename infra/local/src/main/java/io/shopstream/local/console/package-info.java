/** Output of the commands: progress, tables, errors. */
@NullMarked
package io.shopstream.local.console;

import org.jspecify.annotations.NullMarked;
