@NullMarked
package io.shopstream.bench.api.client;

import org.jspecify.annotations.NullMarked;
