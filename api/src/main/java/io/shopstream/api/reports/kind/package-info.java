/** What each kind of report contains, put together from the queries of {@code analytics} within one snapshot. */
@NullMarked
package io.shopstream.api.reports.kind;

import org.jspecify.annotations.NullMarked;
