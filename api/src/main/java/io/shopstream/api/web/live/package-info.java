/** Controllers of figures as of now, from the state stores, and the live stream. */
@NullMarked
package io.shopstream.api.web.live;

import org.jspecify.annotations.NullMarked;
