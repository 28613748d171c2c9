/** The live load and the rebuild against a bare COPY and a batch upsert: {@code bench sink}. */
@NullMarked
package io.shopstream.bench.sink;

import org.jspecify.annotations.NullMarked;
