/**
 * The client of {@code bench api}, in a JVM of its own: what is asked, at a fixed rate or as fast as it is answered,
 * and how long that takes.
 */
@NullMarked
package io.shopstream.bench.api.client;

import org.jspecify.annotations.NullMarked;
