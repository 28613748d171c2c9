/** Tables of reports as CSV and XLSX. */
@NullMarked
package io.shopstream.api.reports.format.table;

import org.jspecify.annotations.NullMarked;
