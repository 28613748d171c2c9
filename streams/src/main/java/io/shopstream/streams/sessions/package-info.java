/** Sessions out of events, and how far they came: the funnel per hour. */
@NullMarked
package io.shopstream.streams.sessions;

import org.jspecify.annotations.NullMarked;
