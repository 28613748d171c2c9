/** Alert rules over current sales, intake and stock, and the alerts they raise and clear. */
@NullMarked
package io.shopstream.streams.alerts;

import org.jspecify.annotations.NullMarked;
