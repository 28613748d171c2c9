/**
 * Reads what the processes of a running shop have used so far, from /proc, its JVM, its database and its broker's
 * files.
 */
@NullMarked
package io.shopstream.bench.idle.sample;

import org.jspecify.annotations.NullMarked;
