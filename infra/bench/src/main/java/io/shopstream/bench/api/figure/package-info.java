/** What {@code bench api} measures, and how the client's JVM hands it to the one that reports. */
@NullMarked
package io.shopstream.bench.api.figure;

import org.jspecify.annotations.NullMarked;
