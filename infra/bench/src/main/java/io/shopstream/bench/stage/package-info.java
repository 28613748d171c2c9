/** What each stage does beside its limit, measured in the same run; ratios, never absolute claims. */
@NullMarked
package io.shopstream.bench.stage;

import org.jspecify.annotations.NullMarked;
