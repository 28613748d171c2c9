/** The archive of reports, {@code ops.reports}: one row per report and period, with the bytes of all formats. */
@NullMarked
package io.shopstream.api.reports.archive;

import org.jspecify.annotations.NullMarked;
