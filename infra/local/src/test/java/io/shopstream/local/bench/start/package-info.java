@NullMarked
package io.shopstream.local.bench.start;

import org.jspecify.annotations.NullMarked;
