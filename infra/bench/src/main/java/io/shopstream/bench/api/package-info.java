/** The API beside an empty endpoint of the same server: {@code bench api}. */
@NullMarked
package io.shopstream.bench.api;

import org.jspecify.annotations.NullMarked;
