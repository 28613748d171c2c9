@NullMarked
package io.shopstream.local.bench.idle;

import org.jspecify.annotations.NullMarked;
