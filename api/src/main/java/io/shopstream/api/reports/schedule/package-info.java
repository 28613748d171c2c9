/** Reports on time: which periods are due, when the log of a period is loaded, and what was missed. */
@NullMarked
package io.shopstream.api.reports.schedule;

import org.jspecify.annotations.NullMarked;
