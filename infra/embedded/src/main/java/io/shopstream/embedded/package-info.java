/**
 * A real broker, a real database and a real schema registry in one data directory, as {@link AutoCloseable}s: what
 * {@code ./shopstream up} runs on, and what every integration test runs against.
 */
@NullMarked
package io.shopstream.embedded;

import org.jspecify.annotations.NullMarked;
