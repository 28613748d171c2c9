/** Reports on paper. */
@NullMarked
package io.shopstream.api.reports.format.pdf;

import org.jspecify.annotations.NullMarked;
