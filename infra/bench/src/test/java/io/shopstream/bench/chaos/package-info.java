@NullMarked
package io.shopstream.bench.chaos;

import org.jspecify.annotations.NullMarked;
