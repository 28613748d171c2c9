/** Compares one view with the log, key by key, in rounds while traffic runs. */
@NullMarked
package io.shopstream.local.verify.comparison;

import org.jspecify.annotations.NullMarked;
