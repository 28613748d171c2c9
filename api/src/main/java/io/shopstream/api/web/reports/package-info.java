/** The addresses below {@code /api/reports}. */
@NullMarked
package io.shopstream.api.web.reports;

import org.jspecify.annotations.NullMarked;
