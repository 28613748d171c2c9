@NullMarked
package io.shopstream.bench.stage;

import org.jspecify.annotations.NullMarked;
