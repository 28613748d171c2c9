/** The formats of reports: HTML, PDF, CSV and XLSX. */
@NullMarked
package io.shopstream.api.reports.format;

import org.jspecify.annotations.NullMarked;
