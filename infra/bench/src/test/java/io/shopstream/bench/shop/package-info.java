@NullMarked
package io.shopstream.bench.shop;

import org.jspecify.annotations.NullMarked;
