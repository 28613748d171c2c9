/** What a running shop takes of the machine: {@code bench idle}. */
@NullMarked
package io.shopstream.bench.idle;

import org.jspecify.annotations.NullMarked;
