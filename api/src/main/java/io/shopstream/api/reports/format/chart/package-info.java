/** Draws the charts of the pages without a browser: their functions in Rhino, as SVG. */
@NullMarked
package io.shopstream.api.reports.format.chart;

import org.jspecify.annotations.NullMarked;
