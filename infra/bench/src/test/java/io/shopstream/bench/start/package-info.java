@NullMarked
package io.shopstream.bench.start;

import org.jspecify.annotations.NullMarked;
