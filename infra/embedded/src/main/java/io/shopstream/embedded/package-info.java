/**
 * A real broker, database and schema registry in one data directory. {@code ./shopstream up} and every integration test
 * run on them.
 */
@NullMarked
package io.shopstream.embedded;

import org.jspecify.annotations.NullMarked;
