/** What all parts of the topology share: names, settings, retention, and the events that they report. */
@NullMarked
package io.shopstream.streams.topology;

import org.jspecify.annotations.NullMarked;
