/** What each stage does beside its limit, measured in the same run; ratios, never absolute claims. */
@NullMarked
package io.shopstream.local.bench;

import org.jspecify.annotations.NullMarked;
