/**
 * Rows, lists and bytes in memory-mapped temporary files, so that a verification of any size fits into a small heap.
 */
@NullMarked
package io.shopstream.local.verify.scratch;

import org.jspecify.annotations.NullMarked;
