/** The services as they are, with a few addresses that only the benchmark of the API asks. */
@NullMarked
package io.shopstream.bench.spring;

import org.jspecify.annotations.NullMarked;
