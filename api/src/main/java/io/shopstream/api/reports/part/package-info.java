/** Sections of reports, made from answers of {@code analytics}: pure functions, each used by several kinds of reports. */
@NullMarked
package io.shopstream.api.reports.part;

import org.jspecify.annotations.NullMarked;
