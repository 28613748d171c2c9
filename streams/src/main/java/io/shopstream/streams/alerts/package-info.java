/** Evaluates the alert rules over current sales, intake and stock, and stores and writes the alerts. */
@NullMarked
package io.shopstream.streams.alerts;

import org.jspecify.annotations.NullMarked;
