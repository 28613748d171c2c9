/** Reports: several figures of a period at once, composed of the queries of {@code analytics}, whose content has no SQL of its own. */
@NullMarked
package io.shopstream.api.reports;

import org.jspecify.annotations.NullMarked;
