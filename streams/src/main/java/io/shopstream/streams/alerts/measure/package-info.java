/** What the alert rules compare: sums per subject and time, from the deltas and intake counts to the store. */
@NullMarked
package io.shopstream.streams.alerts.measure;

import org.jspecify.annotations.NullMarked;
