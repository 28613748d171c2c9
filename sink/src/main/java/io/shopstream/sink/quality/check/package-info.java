/** The checks: what each counts, as SQL over the warehouse, with its name, stage and weight. */
@NullMarked
package io.shopstream.sink.quality.check;

import org.jspecify.annotations.NullMarked;
