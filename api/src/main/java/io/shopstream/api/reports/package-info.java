/** Reports: several figures of a period at once, composed of the queries of {@code analytics}, without SQL of their own. */
@NullMarked
package io.shopstream.api.reports;

import org.jspecify.annotations.NullMarked;
