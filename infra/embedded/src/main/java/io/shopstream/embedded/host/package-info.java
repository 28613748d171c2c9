/**
 * What the servers need of the machine: child processes that end with this JVM, free ports, and the locked data
 * directory.
 */
@NullMarked
package io.shopstream.embedded.host;

import org.jspecify.annotations.NullMarked;
