@NullMarked
package io.shopstream.api.reports.format.chart;

import org.jspecify.annotations.NullMarked;
