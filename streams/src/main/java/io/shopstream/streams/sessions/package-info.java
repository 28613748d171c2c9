/** Sessions built from events, and the funnel per hour. */
@NullMarked
package io.shopstream.streams.sessions;

import org.jspecify.annotations.NullMarked;
