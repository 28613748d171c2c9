/**
 * What a report says, independent of the format in which it is read: every format (HTML, PDF, CSV, XLSX) is written
 * from the same {@link io.shopstream.api.reports.content.Report}.
 */
@NullMarked
package io.shopstream.api.reports.content;

import org.jspecify.annotations.NullMarked;
