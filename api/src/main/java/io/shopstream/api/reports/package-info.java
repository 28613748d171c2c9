/** Reports: several figures of a period at once, composed of the queries of {@code analytics}. */
@NullMarked
package io.shopstream.api.reports;

import org.jspecify.annotations.NullMarked;
