@NullMarked
package io.shopstream.bench.api;

import org.jspecify.annotations.NullMarked;
