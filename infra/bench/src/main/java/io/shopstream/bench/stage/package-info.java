/** Benchmarks of each stage against its limit, measured in the same run; the results are ratios. */
@NullMarked
package io.shopstream.bench.stage;

import org.jspecify.annotations.NullMarked;
