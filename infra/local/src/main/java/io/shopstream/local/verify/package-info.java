/** The verification that log, state stores, marts and facts give the same numbers. */
@NullMarked
package io.shopstream.local.verify;

import org.jspecify.annotations.NullMarked;
