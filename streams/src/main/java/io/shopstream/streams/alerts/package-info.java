/** Rules over what the shop does right now, and the alerts they raise and clear. */
@NullMarked
package io.shopstream.streams.alerts;

import org.jspecify.annotations.NullMarked;
