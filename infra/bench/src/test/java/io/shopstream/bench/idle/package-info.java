@NullMarked
package io.shopstream.bench.idle;

import org.jspecify.annotations.NullMarked;
