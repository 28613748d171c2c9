@NullMarked
package io.shopstream.local.bench.shop;

import org.jspecify.annotations.NullMarked;
